import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.14: When pooling rounds up (4 points)
 *
 * Sizes are whole numbers. A convolution rounds down; pooling may round up (ceil_mode): then a last
 * window that hangs over the end also counts, unless it would start in the padding on the right,
 * beyond n + padding cells. Write the side length after pooling for both ways.
 *
 * Check it: ./stridebook check S3.14     A hint: ./stridebook hint S3.14
 */
class S3_14_CeilMode implements CeilMode.Answer {
    @Override
    public int side(int n, int kernel, int stride, int padding, boolean ceil) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
