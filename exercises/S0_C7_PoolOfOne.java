import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.C7: Does pooling with k = 1 process more finely? (3 points)
 *
 * "A pooling kernel of 1 processes the map more finely." Write max pooling with stride 1, the default
 * stride for k = 1, for any k. See what k = 1 does to a map, and judge the claim. (Judgement.TRUE,
 * Judgement.FALSE, or Judgement.DEPENDS if it is true in some cases and false in others.)
 *
 * Check it: ./stridebook check S0.C7     A hint: ./stridebook hint S0.C7
 */
class S0_C7_PoolOfOne implements PoolOfOne.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public double[][] maxPool(double[][] image, int kernel) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
