import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C6: Do 3×3 kernels add parameters? (3 points)
 *
 * "VGG16's many 3×3 kernels make it see more, at the price of more parameters." Compare a stack of 3×3
 * layers with a single larger kernel that has the same receptive field (3, 5, 7 and so on) and the
 * same number of channels. Write share(receptiveField): the weights of the stack divided by those of
 * the single kernel. Judge: do the 3×3 kernels of a stack cost more weights for what they see?
 * (Judgement.TRUE, Judgement.FALSE, or Judgement.DEPENDS if it is true in some cases and false in
 * others.)
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
