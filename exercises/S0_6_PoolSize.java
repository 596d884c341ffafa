import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.6: The size after pooling (2 points)
 *
 * Max pooling slides over a 32×32 map with stride 2 and no padding; where the last step does not fit,
 * the size is rounded down, as by default. What is the side length of the result for k = 1, k = 3 and
 * k = 5? Answer with an array of the three numbers, in this order.
 *
 * Check it: ./stridebook check S0.6     A hint: ./stridebook hint S0.6
 */
class S0_6_PoolSize implements PoolSize.Answer {
    @Override
    public int[] sides() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
