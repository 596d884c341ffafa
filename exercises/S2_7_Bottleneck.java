import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.7: What a bottleneck block saves (2 points)
 *
 * A single 1×1 convolution is called pointwise; the bottleneck is the block it makes possible. In
 * ResNet-50 it goes from channels to width with 1×1, from width to width with 3×3, and from width back
 * to channels with 1×1. Count the weights of all three, without biases. With 256 channels and width
 * 64, compare it with a single 3×3 convolution from 256 to 256, which has 589,824 weights.
 *
 * Check it: ./stridebook check S2.7     A hint: ./stridebook hint S2.7
 */
class S2_7_Bottleneck implements Bottleneck.Answer {
    @Override
    public long weights(int channels, int width) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
