import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C3: Does stride 2 halve the size? (3 points)
 *
 * "Stride 2 makes the map half the size." An n×n image goes through a 3×3 kernel with padding 1 and
 * stride 2. Write side(n), the side length of the map, and cells(n), the number of its cells. Is the
 * claim true whichever of the two you mean by size? Judge it. (Judgement.TRUE, Judgement.FALSE, or
 * Judgement.DEPENDS if it is true in some cases and false in others.)
 *
 * Check it: ./stridebook check S4.C3     A hint: ./stridebook hint S4.C3
 */
class S4_C3_HalfTheSize implements HalfTheSize.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public int side(int n) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public long cells(int n) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
