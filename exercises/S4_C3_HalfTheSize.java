import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C3: Does stride 2 halve the size? (3 points)
 *
 * "Stride 2 makes the map half the size." An n×n image goes through a 3×3 kernel with padding 1 and
 * stride 2; sizes round down. Write side(n), the side length of the map, and cells(n), the number of
 * its cells, for any n from 1 on, also for 100,000 and more. Size may mean either of the two: judge
 * the claim for both meanings, on a 28×28 image. (Judgement.TRUE if the claim holds in every case,
 * FALSE if in none, DEPENDS if in some. Where it says always, never or must, FALSE counts as well as
 * soon as one case refutes it.)
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
