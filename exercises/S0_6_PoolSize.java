import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.6: The size after pooling (2 points)
 *
 * Max pooling slides over a 32×32 map with stride 2 and no padding. What is the side of the result for
 * k = 1, for k = 3 and for k = 5? Answer with an array of the three numbers.
 *
 * Check it: ./stridebook check S0.6     A hint: ./stridebook hint S0.6
 */
class S0_6_PoolSize implements PoolSize.Answer {
    @Override
    public int[] sides() {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
