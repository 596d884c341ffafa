import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_4_MinPooling implements MinPooling.Answer {
    @Override
    public double[][] minPool(double[][] image, int kernel, boolean ceil) {
        // BEGIN SOLUTION
        int hanging = ceil ? kernel - 1 : 0;
        int height = (image.length + hanging) / kernel;
        int width = (image[0].length + hanging) / kernel;
        double[][] output = new double[height][width];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                double min = image[i * kernel][j * kernel];
                for (int y = i * kernel; y < Math.min((i + 1) * kernel, image.length); y++) {
                    for (int x = j * kernel; x < Math.min((j + 1) * kernel, image[0].length); x++) {
                        min = Math.min(min, image[y][x]);
                    }
                }
                output[i][j] = min;
            }
        }
        return output;
        // END SOLUTION
    }
}
