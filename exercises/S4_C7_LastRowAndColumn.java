import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C7: Is the last row never read? (3 points)
 *
 * "A 3×3 kernel with stride 2 and no padding never reads the last row and the last column of a 28×28
 * image." Write unread(n, kernel, stride): how many cells at the end of an axis of n cells lie beyond
 * the last position of the kernel, which fits on it; no padding, and gaps between positions do not
 * count. Then judge the claim for this kernel and this image. (Judgement.TRUE if the claim holds in
 * every case, FALSE if in none, DEPENDS if in some. Where it says always, never or must, FALSE counts
 * as well as soon as one case refutes it.)
 *
 * Check it: ./stridebook check S4.C7     A hint: ./stridebook hint S4.C7
 */
class S4_C7_LastRowAndColumn implements LastRowAndColumn.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public int unread(int n, int kernel, int stride) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
