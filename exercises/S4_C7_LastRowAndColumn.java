import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C7: Is the last row never read? (3 points)
 *
 * "A 3×3 kernel with stride 2 never reads the last row and the last column of a 28×28 image." Write
 * unread(n, kernel, stride): how many cells at the end of an axis lie beyond the last position of the
 * kernel, without padding. Then judge the claim. (Judgement.TRUE, Judgement.FALSE, or
 * Judgement.DEPENDS if it is true in some cases and false in others.)
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
