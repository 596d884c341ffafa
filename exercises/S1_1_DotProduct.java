import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.1: One kernel position (3 points)
 *
 * A kernel lies on a patch of an image; the patch is as large as the kernel, which need not be square.
 * Write the function that computes the single output number for this position: multiply each cell of
 * the patch by the kernel cell that lies on it, and add up the products. Cells may be fractions,
 * negative or large; compute with doubles, and leave the given arrays as they are.
 *
 * Check it: ./stridebook check S1.1     A hint: ./stridebook hint S1.1
 */
class S1_1_DotProduct implements DotProduct.Answer {
    @Override
    public double dot(double[][] patch, double[][] kernel) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
