import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S0_5_Pointwise implements Pointwise.Answer {
    @Override
    public double[][][] mix(double[][][] image, double[][] weights) {
        // BEGIN SOLUTION
        int height = image[0].length;
        int width = image[0][0].length;
        double[][][] output = new double[weights.length][height][width];
        for (int o = 0; o < weights.length; o++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    for (int c = 0; c < image.length; c++) {
                        output[o][y][x] += weights[o][c] * image[c][y][x];
                    }
                }
            }
        }
        return output;
        // END SOLUTION
    }
}
