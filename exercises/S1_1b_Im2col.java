import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.1b: Convolution as a matrix product (3 points)
 *
 * Fast libraries turn a convolution into a matrix product. For each position, im2col writes the cells
 * under the kernel into one row, row by row of the kernel; the positions go from left to right, then
 * down. The product of this matrix and the kernel's numbers in a column is the convolution. Write
 * im2col for a square kernel, without padding, with stride 1. The image need not be square; it is at
 * least as high and wide as the kernel. Leave it as it is, and return new arrays, one for each row.
 *
 * Check it: ./stridebook check S1.1b     A hint: ./stridebook hint S1.1b
 */
class S1_1b_Im2col implements Im2col.Answer {
    @Override
    public double[][] im2col(double[][] image, int kernel) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
