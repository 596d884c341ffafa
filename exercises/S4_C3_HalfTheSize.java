import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C3: Does stride 2 halve the size? (3 points)
 *
 * "Stride 2 makes the map half the size." An n×n image goes through a 3×3 kernel with padding 1 and
 * stride 2. Write the side of the map and the number of its cells. Is the claim true for either,
 * whatever one means by size? Judge it. (Judgement.TRUE, Judgement.FALSE, or Judgement.DEPENDS if it
 * is true in some cases and false in others.)
 *
 * Check it: ./stridebook check S4.C3     A hint: ./stridebook hint S4.C3
 */
class S4_C3_HalfTheSize implements HalfTheSize.Answer {
    @Override
    public Judgement judgement() {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }

    @Override
    public int side(int n) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }

    @Override
    public long cells(int n) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
