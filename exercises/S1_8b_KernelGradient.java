import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.8b: The gradient of a kernel (3 points)
 *
 * Training needs to know how the loss changes with each weight. At every position, weight (y, x) of
 * the kernel is multiplied by image[i + y][j + x] and contributes to output (i, j). So its gradient is
 * the sum of outputGradient[i][j] · image[i + y][j + x] over all positions. Write the gradient of the
 * whole kernel, for stride 1 without padding; the sizes of the image and of the output determine the
 * size of the kernel. None of them need be square. Compute with doubles, leave the given arrays as
 * they are, and return a new one.
 *
 * Check it: ./stridebook check S1.8b     A hint: ./stridebook hint S1.8b
 */
class S1_8b_KernelGradient implements KernelGradient.Answer {
    @Override
    public double[][] gradient(double[][] image, double[][] outputGradient) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
