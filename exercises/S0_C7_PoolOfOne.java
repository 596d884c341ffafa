import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.C7: Does pooling with k = 1 process more finely? (3 points)
 *
 * "A pooling kernel of 1 processes the map more finely." Write max pooling with a k×k window that
 * moves one cell at a time, whatever k is, and lies wholly on the map: no padding, and k is at most
 * the map's height and width. Values may be negative, and maps need not be square; compute with
 * doubles, leave the given array as it is, and return a new one. See what k = 1 does to a map, and
 * judge the claim: it holds for a map if its pooling with k = 1 differs from the map. (Judgement.TRUE
 * if the claim holds in every case, FALSE if in none, DEPENDS if in some. Where it says always, never
 * or must, FALSE counts as well as soon as one case refutes it.)
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
