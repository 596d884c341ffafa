import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_4_MaxPooling implements MaxPooling.Answer {
    @Override
    public double[][] maxPool(double[][] image, int kernel, int stride) {
        // BEGIN SOLUTION
        int height = (image.length - kernel) / stride + 1;
        int width = (image[0].length - kernel) / stride + 1;
        double[][] output = new double[height][width];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                double max = image[i * stride][j * stride];
                for (int y = 0; y < kernel; y++) {
                    for (int x = 0; x < kernel; x++) {
                        max = Math.max(max, image[i * stride + y][j * stride + x]);
                    }
                }
                output[i][j] = max;
            }
        }
        return output;
        // END SOLUTION
    }
}
