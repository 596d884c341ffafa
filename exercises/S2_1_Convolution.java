import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.1: Convolution with loops (4 points)
 *
 * Slide a kernel over an image with one channel, without padding, one cell at a time, and return the
 * feature map: at each position, multiply every number of the kernel by the cell under it, and add up
 * the products. A 10×10 image with a 3×3 kernel gives 8×8. The kernel is not flipped: its top left
 * number is multiplied by the top left cell of the patch. Image and kernel may be of any height and
 * width as long as the kernel fits, and their numbers need not be whole or positive: compute in double
 * precision. Leave the given arrays as they are, and return a new one.
 *
 * Check it: ./stridebook check S2.1     A hint: ./stridebook hint S2.1
 */
class S2_1_Convolution implements Convolution.Answer {
    @Override
    public double[][] convolve(double[][] image, double[][] kernel) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
