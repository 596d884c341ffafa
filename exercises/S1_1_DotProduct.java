import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.1: One kernel position (3 points)
 *
 * A kernel lies on a patch of an image, which is as large as the kernel. Write the function that gives
 * the one number of this position: multiply each cell of the patch by the cell of the kernel that lies
 * on it, and add up the products.
 *
 * Check it: ./stridebook check S1.1     A hint: ./stridebook hint S1.1
 */
class S1_1_DotProduct implements DotProduct.Answer {
    @Override
    public double dot(double[][] patch, double[][] kernel) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
