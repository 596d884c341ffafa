import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.C2: Is the cost linear in height and width? (3 points)
 *
 * "The cost of a convolution is linear in height and width: twice the size costs twice as much." Write
 * macs(height, width), the multiply-accumulates of a 3×3 convolution with stride 1 and padding 1 from
 * 3 to 12 channels; a weight that meets a zero of the padding counts as well, and sides may be 100,000
 * and more. Judge the claim for three cases: only the height is doubled, only the width, and both.
 * (Judgement.TRUE if the claim holds in every case, FALSE if in none, DEPENDS if in some. Where it
 * says always, never or must, FALSE counts as well as soon as one case refutes it.)
 *
 * Check it: ./stridebook check S3.C2     A hint: ./stridebook hint S3.C2
 */
class S3_C2_CostAndSide implements CostAndSide.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public long macs(int height, int width) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
