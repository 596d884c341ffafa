import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S2_2_ChannelSum implements ChannelSum.Answer {
    @Override
    public double[][] convolve(double[][][] image, double[][][] kernel) {
        // BEGIN SOLUTION
        int height = image[0].length - kernel[0].length + 1;
        int width = image[0][0].length - kernel[0][0].length + 1;
        double[][] output = new double[height][width];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                for (int c = 0; c < kernel.length; c++) {
                    for (int y = 0; y < kernel[c].length; y++) {
                        for (int x = 0; x < kernel[c][y].length; x++) {
                            output[i][j] += image[c][i + y][j + x] * kernel[c][y][x];
                        }
                    }
                }
            }
        }
        return output;
        // END SOLUTION
    }
}
