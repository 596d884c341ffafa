import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C1: Does stride > 1 mean fewer parameters? (3 points)
 *
 * "A convolution with stride > 1 has fewer parameters." Take the forum's network on 1×28×28: 3×3
 * convolutions from 1 to 16 and from 16 to 32 channels without padding, both with the given stride,
 * then a fully connected layer from all their output numbers to 10. Write both counts, biases
 * included, compare stride 1 and 2, and judge the claim about the convolutions. (Judgement.TRUE,
 * Judgement.FALSE, or Judgement.DEPENDS if it is true in some cases and false in others.)
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
