import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.C1: Does a smaller kernel mean more computation? (3 points)
 *
 * An article says: "A smaller kernel means more computation, a larger one less." Count for yourself: a
 * convolution maps a 32×32 image from 3 channels to 12, with an odd k×k kernel and padding that keeps
 * the size. Write macs(k), its number of multiply-accumulates (biases do not count; products with the
 * padding's zeros do), for odd k up to 9,999, where the number no longer fits into an int and nobody
 * can count one by one. Look at k = 1, 3 and 5, and judge the claim about this convolution.
 * (Judgement.TRUE if the claim holds in every case, FALSE if in none, DEPENDS if in some. Where it
 * says always, never or must, FALSE counts as well as soon as one case refutes it.)
 *
 * Check it: ./stridebook check S0.C1     A hint: ./stridebook hint S0.C1
 */
class S0_C1_SmallKernelCost implements SmallKernelCost.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public long macs(int kernel) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
