import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.C6: Does 1×1 keep the size? (3 points)
 *
 * "A 1×1 convolution keeps the size of the image." Write side(stride, padding): the length that a side
 * of 32 cells has after a 1×1 convolution with that stride, from 1 on, and that padding on each side.
 * An incomplete last step is dropped. Try some values, and judge the claim: its cases are all strides
 * and paddings. (Judgement.TRUE if the claim holds in every case, FALSE if in none, DEPENDS if in
 * some. Where it says always, never or must, FALSE counts as well as soon as one case refutes it.)
 *
 * Check it: ./stridebook check S0.C6     A hint: ./stridebook hint S0.C6
 */
class S0_C6_PointwiseSize implements PointwiseSize.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public int side(int stride, int padding) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
