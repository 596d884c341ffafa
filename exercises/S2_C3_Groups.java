import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.C3: Does a kernel always see all channels? (3 points)
 *
 * "A kernel always spans all channels of its input." A convolution can split its channels into groups:
 * with g groups, each kernel spans only 16 / g of 16 input channels. Write parameters(groups) for a
 * 3×3 convolution from 16 to 32 channels, biases included, for groups that divide 16, and judge the
 * claim. (Judgement.TRUE, Judgement.FALSE, or Judgement.DEPENDS if it is true in some cases and false
 * in others.)
 *
 * Check it: ./stridebook check S2.C3     A hint: ./stridebook hint S2.C3
 */
class S2_C3_Groups implements Groups.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public long parameters(int groups) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
