import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.6: The output size for any window (3 points)
 *
 * The formula (n − k)/s + 1, which many texts give, lacks padding, dilation and rounding. Write it
 * with all of them, for height and width: padding is per side, a kernel with dilation d spans d·(k −
 * 1) + 1 cells, and an incomplete last step is dropped. The kernel always fits into the padded input.
 * Return Size.of(height, width).
 *
 * Check it: ./stridebook check S3.6     A hint: ./stridebook hint S3.6
 */
class S3_6_OutputSize implements OutputSize.Answer {
    @Override
    public Size outputSize(Size input, Size kernel, Size padding, Size stride, int dilation) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
