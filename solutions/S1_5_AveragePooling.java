import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_5_AveragePooling implements AveragePooling.Answer {
    @Override
    public double[][] averagePool(double[][] image, int kernel, int padding, boolean countPadding) {
        // BEGIN SOLUTION
        int height = (image.length + 2 * padding - kernel) / kernel + 1;
        int width = (image[0].length + 2 * padding - kernel) / kernel + 1;
        double[][] output = new double[height][width];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                double sum = 0;
                int onTheMap = 0;
                for (int y = 0; y < kernel; y++) {
                    for (int x = 0; x < kernel; x++) {
                        int row = i * kernel + y - padding;
                        int column = j * kernel + x - padding;
                        if (0 <= row && row < image.length && 0 <= column && column < image[0].length) {
                            sum += image[row][column];
                            onTheMap++;
                        }
                    }
                }
                output[i][j] = sum / (countPadding ? kernel * kernel : onTheMap);
            }
        }
        return output;
        // END SOLUTION
    }
}
