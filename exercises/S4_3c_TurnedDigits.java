import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.3c: Does turning a digit keep its label? (3 points)
 *
 * Augmentation helps only where the label survives. "Turning an image by 180° keeps its label." Write
 * turn(image), and read(digit): which digit people read in a 0, 1, 6, 8 or 9 that was turned by 180°.
 * Judge the claim for these five. (Judgement.TRUE, Judgement.FALSE, or Judgement.DEPENDS if it is true
 * in some cases and false in others.)
 *
 * Check it: ./stridebook check S4.3c     A hint: ./stridebook hint S4.3c
 */
class S4_3c_TurnedDigits implements TurnedDigits.Answer {
    @Override
    public Judgement judgement() {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }

    @Override
    public double[][] turn(double[][] image) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }

    @Override
    public int read(int digit) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
