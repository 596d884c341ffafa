import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.15: Padding on all four sides (2 points)
 *
 * padding=1 means (1, 1), 1 for each axis: a row of zeros above and one below, and a column of zeros
 * on the left and one on the right. Leave the given image as it is, and return the padded one as a new
 * array with new rows, for any padding from 0 on and any image with at least one row and one column.
 *
 * Check it: ./stridebook check S3.15     A hint: ./stridebook hint S3.15
 */
class S3_15_ZeroPadding implements ZeroPadding.Answer {
    @Override
    public double[][] pad(double[][] image, int padding) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
