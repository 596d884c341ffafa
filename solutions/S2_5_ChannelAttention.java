import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S2_5_ChannelAttention implements ChannelAttention.Answer {
    @Override
    public double[][][] attend(double[][][] maps) {
        // BEGIN SOLUTION
        int height = maps[0].length;
        int width = maps[0][0].length;
        double[][][] output = new double[maps.length][height][width];
        for (int c = 0; c < maps.length; c++) {
            double sum = 0;
            for (double[] row : maps[c]) {
                for (double value : row) {
                    sum += value;
                }
            }
            double weight = 1 / (1 + Math.exp(-sum / (height * width)));
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    output[c][y][x] = weight * maps[c][y][x];
                }
            }
        }
        return output;
        // END SOLUTION
    }
}
