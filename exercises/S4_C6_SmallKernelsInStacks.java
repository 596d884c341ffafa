import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C6: Do 3×3 kernels add parameters? (3 points)
 *
 * "VGG16's many 3×3 kernels make it see more, at the price of more parameters." Compare a stack of 3×3
 * layers with a single larger kernel that has the same receptive field (odd: 3, 5, 7 and so on, also
 * 100,001) and the same number of channels everywhere. Write share(receptiveField): the weights of the
 * stack divided by those of the single kernel, biases left out, not rounded, in double precision.
 * Judge this sentence for all these receptive fields: "The stack has more weights than the single
 * kernel." (Judgement.TRUE if the claim holds in every case, FALSE if in none, DEPENDS if in some.
 * Where it says always, never or must, FALSE counts as well as soon as one case refutes it.)
 *
 * Check it: ./stridebook check S4.C6     A hint: ./stridebook hint S4.C6
 */
class S4_C6_SmallKernelsInStacks implements SmallKernelsInStacks.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public double share(int receptiveField) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
