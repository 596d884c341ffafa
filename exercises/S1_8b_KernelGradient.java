import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.8b: The gradient of a kernel (3 points)
 *
 * Training needs to know how the loss changes with each weight. Weight (y, x) of the kernel touched
 * image[i + y][j + x] on the way to output (i, j), for every position. So its gradient is the sum of
 * outputGradient[i][j] · image[i + y][j + x] over all positions. Write the gradient of the whole
 * kernel, for stride 1 without padding; the sizes of the image and of the output say how large the
 * kernel is.
 *
 * Check it: ./stridebook check S1.8b     A hint: ./stridebook hint S1.8b
 */
class S1_8b_KernelGradient implements KernelGradient.Answer {
    @Override
    public double[][] gradient(double[][] image, double[][] outputGradient) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
