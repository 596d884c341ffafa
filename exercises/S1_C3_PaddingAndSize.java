import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.C3: Is padding only for the border? (3 points)
 *
 * "Padding only serves to reach the border", and elsewhere "use padding to shrink the maps". Write
 * side(layers, padding): the side of a 28×28 image after that many 3×3 convolutions with stride 1,
 * each with that padding. Compare padding 0 and 1 over some layers, and judge the first claim: that
 * padding changes nothing else than how the border is read. (Judgement.TRUE, Judgement.FALSE, or
 * Judgement.DEPENDS if it is true in some cases and false in others.)
 *
 * Check it: ./stridebook check S1.C3     A hint: ./stridebook hint S1.C3
 */
class S1_C3_PaddingAndSize implements PaddingAndSize.Answer {
    @Override
    public Judgement judgement() {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }

    @Override
    public int side(int layers, int padding) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
