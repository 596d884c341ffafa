import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.1b: Convolution as a matrix product (3 points)
 *
 * Fast libraries turn a convolution into a matrix product: im2col writes the cells below the kernel at
 * each position into a row, row by row of the kernel; the positions go from left to right, then down.
 * The product with the kernel's numbers in a column is the convolution. Write im2col for a square
 * kernel, without padding, stride 1.
 *
 * Check it: ./stridebook check S1.1b     A hint: ./stridebook hint S1.1b
 */
class S1_1b_Im2col implements Im2col.Answer {
    @Override
    public double[][] im2col(double[][] image, int kernel) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
