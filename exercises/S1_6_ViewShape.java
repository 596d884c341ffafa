import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.6: view with −1 (3 points)
 *
 * view gives the same values another shape. One of the wanted sizes, at any place, may be −1: it
 * becomes whatever is left over. randn(4,4).view(16) has the shape [16], and view(-1,8) gives [2, 8].
 * Return the new shape as a new array, or an empty array if no such shape has as many values as the
 * given one. Both shapes have at least one size, and all sizes but the −1 are at least 1. Each size,
 * also what a −1 stands for, fits into an int; the number of values may not (65,536 · 65,536), but
 * fits into a long. Leave the given arrays as they are.
 *
 * Check it: ./stridebook check S1.6     A hint: ./stridebook hint S1.6
 */
class S1_6_ViewShape implements ViewShape.Answer {
    @Override
    public int[] view(int[] shape, int[] wanted) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
