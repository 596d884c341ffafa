import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.C3: Does a kernel always see all channels? (3 points)
 *
 * "A kernel always spans all channels of its input." A convolution can split its channels into groups:
 * with g groups, each kernel spans only 16 / g of 16 input channels. Write parameters(groups), the
 * number of weights and biases of a 3×3 convolution from 16 to 32 channels, for groups that divide 16,
 * and judge the claim for convolutions with any number of groups. (Judgement.TRUE if the claim holds
 * in every case, FALSE if in none, DEPENDS if in some. Where it says always, never or must, FALSE
 * counts as well as soon as one case refutes it.)
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
