import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.6: The size after a transposed convolution (3 points)
 *
 * A convolution can keep an image's size or make it smaller; to make it larger takes a transposed
 * convolution, which is the same window run backwards. Its n input cells stand stride cells apart,
 * each spreads over kernel cells, and padding is cut away on both sides. Write the side of its output.
 *
 * Check it: ./stridebook check S2.6     A hint: ./stridebook hint S2.6
 */
class S2_6_Upsampling implements Upsampling.Answer {
    @Override
    public int outputSize(int n, int kernel, int stride, int padding) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
