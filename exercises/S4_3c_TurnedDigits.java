import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.3c: Does turning a digit keep its label? (3 points)
 *
 * Augmentation helps only if the label survives. "Turning an image by 180° keeps its label." Write
 * turn(image), which returns a new image, for any number of rows and columns from 1 on, and
 * read(digit): the digit that people read when a 0, 1, 6, 8 or 9 is turned by 180° (the 1 is a plain
 * stroke). Judge the claim for these five digits. (Judgement.TRUE if the claim holds in every case,
 * FALSE if in none, DEPENDS if in some. Where it says always, never or must, FALSE counts as well as
 * soon as one case refutes it.)
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
