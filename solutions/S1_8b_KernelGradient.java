import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_8b_KernelGradient implements KernelGradient.Answer {
    @Override
    public double[][] gradient(double[][] image, double[][] outputGradient) {
        // BEGIN SOLUTION
        int height = image.length - outputGradient.length + 1;
        int width = image[0].length - outputGradient[0].length + 1;
        double[][] gradient = new double[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int i = 0; i < outputGradient.length; i++) {
                    for (int j = 0; j < outputGradient[0].length; j++) {
                        gradient[y][x] += outputGradient[i][j] * image[i + y][j + x];
                    }
                }
            }
        }
        return gradient;
        // END SOLUTION
    }
}
