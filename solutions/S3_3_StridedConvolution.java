import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_3_StridedConvolution implements StridedConvolution.Answer {
    @Override
    public double[][] convolve(double[][] image, double[][] kernel, int padding, int stride) {
        // BEGIN SOLUTION
        int height = (image.length + 2 * padding - kernel.length) / stride + 1;
        int width = (image[0].length + 2 * padding - kernel[0].length) / stride + 1;
        double[][] output = new double[height][width];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                for (int y = 0; y < kernel.length; y++) {
                    for (int x = 0; x < kernel[0].length; x++) {
                        int row = i * stride + y - padding;
                        int column = j * stride + x - padding;
                        if (0 <= row && row < image.length && 0 <= column && column < image[0].length) {
                            output[i][j] += image[row][column] * kernel[y][x];
                        }
                    }
                }
            }
        }
        return output;
        // END SOLUTION
    }
}
