import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.C6: Does 1×1 keep the size? (3 points)
 *
 * "A 1×1 convolution keeps the size of the image." Write side(stride, padding): the length that a side
 * of 32 cells has after a 1×1 convolution with that stride and that padding on each side. Try some
 * values, and judge the claim. (Judgement.TRUE, Judgement.FALSE, or Judgement.DEPENDS if it is true in
 * some cases and false in others.)
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
