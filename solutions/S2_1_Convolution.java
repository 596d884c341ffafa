import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S2_1_Convolution implements Convolution.Answer {
    @Override
    public double[][] convolve(double[][] image, double[][] kernel) {
        // BEGIN SOLUTION
        int height = image.length - kernel.length + 1;
        int width = image[0].length - kernel[0].length + 1;
        double[][] output = new double[height][width];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                for (int y = 0; y < kernel.length; y++) {
                    for (int x = 0; x < kernel[0].length; x++) {
                        output[i][j] += image[i + y][j + x] * kernel[y][x];
                    }
                }
            }
        }
        return output;
        // END SOLUTION
    }
}
