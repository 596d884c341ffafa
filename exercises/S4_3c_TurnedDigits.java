import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.3c: Does turning a digit keep its label? (3 points)
 *
 * Augmentation helps only if the label survives. "Turning an image by 180° keeps its label." Write
 * turn(image), and read(digit): the digit that people read when a 0, 1, 6, 8 or 9 is turned by 180°.
 * Judge the claim for these five digits. (Judgement.TRUE, Judgement.FALSE, or Judgement.DEPENDS if it
 * is true in some cases and false in others.)
 *
 * Check it: ./stridebook check S4.3c     A hint: ./stridebook hint S4.3c
 */
class S4_3c_TurnedDigits implements TurnedDigits.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public double[][] turn(double[][] image) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public int read(int digit) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
