import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.C3: Is padding only for the border? (3 points)
 *
 * "Padding only serves to reach the border." Write side(layers, padding): the side length of a 28×28
 * image after that many 3×3 convolutions with stride 1, each with that padding on each side; 0 layers
 * leave it at 28, and without padding there are at most 13, so that the last one still fits. Compare
 * padding 0 and 1 over several layers, and judge the claim. Its cases are all numbers of layers and
 * paddings from 1 on; it holds where the side is the same as without padding, so that padding changes
 * nothing except how the border is read. (Judgement.TRUE if the claim holds in every case, FALSE if in
 * none, DEPENDS if in some. Where it says always, never or must, FALSE counts as well as soon as one
 * case refutes it.)
 *
 * Check it: ./stridebook check S1.C3     A hint: ./stridebook hint S1.C3
 */
class S1_C3_PaddingAndSize implements PaddingAndSize.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public int side(int layers, int padding) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
