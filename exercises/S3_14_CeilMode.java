import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.14: When pooling rounds up (4 points)
 *
 * Sizes are whole numbers. A convolution rounds down; pooling may round up (ceil_mode): then a last
 * window that hangs over the end counts as well, unless it would start in the padding at the right,
 * beyond n + padding cells. Write the side of a pooling for both ways.
 *
 * Check it: ./stridebook check S3.14     A hint: ./stridebook hint S3.14
 */
class S3_14_CeilMode implements CeilMode.Answer {
    @Override
    public int side(int n, int kernel, int stride, int padding, boolean ceil) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
