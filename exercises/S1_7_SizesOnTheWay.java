import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.7: The shape walk of the MNIST network (2 points)
 *
 * A 28×28 digit goes through a 5×5 convolution, 2×2 pooling, another 5×5 convolution and another 2×2
 * pooling. The convolutions have stride 1 and no padding; the poolings' stride is their kernel size,
 * and an incomplete last window is dropped. What is the side length after each of the four? Answer
 * with an array of four numbers.
 *
 * Check it: ./stridebook check S1.7     A hint: ./stridebook hint S1.7
 */
class S1_7_SizesOnTheWay implements SizesOnTheWay.Answer {
    @Override
    public int[] sides() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
