import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.6: view with −1 (3 points)
 *
 * view gives the same values another shape. One of the wanted sizes may be −1: it becomes whatever is
 * left over. randn(4,4).view(16) has the shape [16], and view(-1,8) gives [2, 8]. Return the new
 * shape, or an empty array if the number of values does not fit. All other sizes are at least 1.
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
