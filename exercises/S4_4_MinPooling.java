import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.4: Min pooling (4 points)
 *
 * Min pooling is so uncommon that PyTorch has no layer for it, but it is quick to write: square
 * windows side by side (stride = kernel, no padding), and the smallest number of each, whatever
 * numbers these are, infinite ones too. A 3×4 matrix from a forum, with the numbers 1 to 12, gives
 * [[1, 3]] with 2×2 windows. With ceil, windows that hang over the end count with the cells that they
 * have: [[1, 3], [9, 11]]. Then the kernel may also be larger than the map; without ceil it fits.
 * Leave the given map as it is, and return a new array with new rows.
 *
 * Check it: ./stridebook check S4.4     A hint: ./stridebook hint S4.4
 */
class S4_4_MinPooling implements MinPooling.Answer {
    @Override
    public double[][] minPool(double[][] image, int kernel, boolean ceil) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
