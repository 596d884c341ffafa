import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.C3: Is padding only for the border? (3 points)
 *
 * "Padding only serves to reach the border", and elsewhere "use padding to shrink the maps". Write
 * side(layers, padding): the side length of a 28×28 image after that many 3×3 convolutions with stride
 * 1, each with that padding. Compare padding 0 and 1 over several layers, and judge the first claim:
 * that padding changes nothing except how the border is read. (Judgement.TRUE, Judgement.FALSE, or
 * Judgement.DEPENDS if it is true in some cases and false in others.)
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
