import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.1: The padding that keeps the size (2 points)
 *
 * Along one axis, how many cells of padding before and after the input keep its size, for a kernel of
 * any length from 1 on and stride 1? Return a new array, {before, after}. If the total is odd, the
 * extra cell goes after.
 *
 * Check it: ./stridebook check S3.1     A hint: ./stridebook hint S3.1
 */
class S3_1_SamePadding implements SamePadding.Answer {
    @Override
    public int[] padding(int kernel) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
