import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.4: Max pooling (4 points)
 *
 * A square window slides over a map, stride cells at a time, without padding; each number in the
 * result is the largest value in its window. Values may be negative. An incomplete last step is
 * dropped.
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
