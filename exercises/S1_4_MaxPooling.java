import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.4: Max pooling (4 points)
 *
 * A square window slides over a map, stride cells at a time, without padding; each number in the
 * result is the largest value in its window. The stride may be smaller or larger than the window, and
 * the map need not be square; it is at least as high and wide as the window. An incomplete last step
 * is dropped. Values may be negative and of any size that a double can hold: compute with doubles,
 * leave the given array as it is, and return a new one.
 *
 * Check it: ./stridebook check S1.4     A hint: ./stridebook hint S1.4
 */
class S1_4_MaxPooling implements MaxPooling.Answer {
    @Override
    public double[][] maxPool(double[][] image, int kernel, int stride) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
