import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.C1: Does 24×24×256 become 24×24×128? (3 points)
 *
 * An article says: "With padding 0 and stride 1, 128 kernels of 3×3×256 turn 24×24×256 into
 * 24×24×128." Write outputShape(padding), which returns the shape of the result as
 * Shape.of(channels, height, width) with that padding on all four sides, and judge the claim as it
 * stands, with padding 0. (Judgement.TRUE if the claim holds in every case, FALSE if in none, DEPENDS
 * if in some. Where it says always, never or must, FALSE counts as well as soon as one case refutes
 * it.)
 *
 * Check it: ./stridebook check S2.C1     A hint: ./stridebook hint S2.C1
 */
class S2_C1_SizeWithoutPadding implements SizeWithoutPadding.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public Shape outputShape(int padding) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
