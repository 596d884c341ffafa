import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.4: Min pooling (4 points)
 *
 * Min pooling is so uncommon that no framework has a layer for it, but it is quickly written: square
 * windows side by side, the smallest number of each. A forum's matrix of 3×4 with the numbers 1 to 12
 * gives [[1, 3]] under 2×2. With ceil, windows that hang over the end count with the cells that they
 * have: [[1, 3], [9, 11]].
 *
 * Check it: ./stridebook check S4.4     A hint: ./stridebook hint S4.4
 */
class S4_4_MinPooling implements MinPooling.Answer {
    @Override
    public double[][] minPool(double[][] image, int kernel, boolean ceil) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
