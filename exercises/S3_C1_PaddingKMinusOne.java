import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.C1: Is padding usually k − 1? (3 points)
 *
 * A rule says: "To keep the size, always give padding=k−1." In code, padding is per side. Write
 * side(n, kernel, padding), the side length of the output with stride 1, for any kernel that fits on
 * the padded input. Try the rule with a 3×3 kernel on 8 cells and with other kernels, and judge it.
 * (Judgement.TRUE if the claim holds in every case, FALSE if in none, DEPENDS if in some. Where it
 * says always, never or must, FALSE counts as well as soon as one case refutes it.)
 *
 * Check it: ./stridebook check S3.C1     A hint: ./stridebook hint S3.C1
 */
class S3_C1_PaddingKMinusOne implements PaddingKMinusOne.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public int side(int n, int kernel, int padding) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
