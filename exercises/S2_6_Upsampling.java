import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.6: The size after a transposed convolution (3 points)
 *
 * A convolution can keep an image's size or reduce it; enlarging it takes a transposed convolution,
 * which is the same window run backwards. Its n input cells stand stride cells apart, each spreads
 * over kernel cells, and padding is cut off on both sides. Compute the side length of its output.
 *
 * Check it: ./stridebook check S2.6     A hint: ./stridebook hint S2.6
 */
class S2_6_Upsampling implements Upsampling.Answer {
    @Override
    public int outputSize(int n, int kernel, int stride, int padding) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
