import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.3b: Shift an image (3 points)
 *
 * Augmentation by shifting: all cells move down and to the right by the given numbers of cells (up and
 * to the left if negative). Cells that leave the image are lost, and cells that become free are 0. A
 * shift of 50 cells, as proposed in a forum, leaves nothing of a 28×28 digit. Return a new image with
 * new rows, and leave the given one unchanged, also if the shift is 0. The image has at least one row
 * and one column.
 *
 * Check it: ./stridebook check S4.3b     A hint: ./stridebook hint S4.3b
 */
class S4_3b_Shift implements Shift.Answer {
    @Override
    public double[][] shift(double[][] image, int down, int right) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
