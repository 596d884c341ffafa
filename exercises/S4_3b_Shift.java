import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.3b: Shift an image (3 points)
 *
 * Augmentation by shifting: all cells move down and to the right by so many cells (up and to the left
 * if negative). What leaves the image is lost, what becomes free is 0. A shift of 50 cells, as a forum
 * proposed, leaves nothing of a 28×28 digit.
 *
 * Check it: ./stridebook check S4.3b     A hint: ./stridebook hint S4.3b
 */
class S4_3b_Shift implements Shift.Answer {
    @Override
    public double[][] shift(double[][] image, int down, int right) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
