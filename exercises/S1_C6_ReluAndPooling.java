import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.C6: Does the order of ReLU and pooling matter? (3 points)
 *
 * An article describes pooling, then ReLU, but its code has ReLU, then pooling. "The order makes no
 * difference." For the cells of one window, at least one, return whether both orders give the same
 * result, apart from rounding errors: sameForMax for max pooling, sameForAverage for average pooling.
 * ReLU turns negative numbers into 0. Leave the given array as it is. Try windows with negative and
 * positive cells, and judge the claim: its cases are all windows, with either kind of pooling.
 * (Judgement.TRUE if the claim holds in every case, FALSE if in none, DEPENDS if in some. Where it
 * says always, never or must, FALSE counts as well as soon as one case refutes it.)
 *
 * Check it: ./stridebook check S1.C6     A hint: ./stridebook hint S1.C6
 */
class S1_C6_ReluAndPooling implements ReluAndPooling.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public boolean sameForMax(double[] cells) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public boolean sameForAverage(double[] cells) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
