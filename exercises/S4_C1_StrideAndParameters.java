import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C1: Does stride > 1 mean fewer parameters? (3 points)
 *
 * "A stride > 1 reduces the number of parameters." Take the forum's network on 1×28×28: 3×3
 * convolutions from 1 to 16 and from 16 to 32 channels without padding, both with the given stride (1
 * to 12), then a fully connected layer from all their output numbers to 10. Write the number of
 * parameters of the two convolutions together and that of the fully connected layer, biases included.
 * Compare stride 1 and 2, and judge the claim for three things: the convolutions, the fully connected
 * layer, and the network as a whole. (Judgement.TRUE if the claim holds in every case, FALSE if in
 * none, DEPENDS if in some. Where it says always, never or must, FALSE counts as well as soon as one
 * case refutes it.)
 *
 * Check it: ./stridebook check S4.C1     A hint: ./stridebook hint S4.C1
 */
class S4_C1_StrideAndParameters implements StrideAndParameters.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public long ofConvolutions(int stride) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public long ofLinear(int stride) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
