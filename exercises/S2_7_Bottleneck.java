import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.7: What a bottleneck block saves (2 points)
 *
 * A single 1×1 convolution is called pointwise; the bottleneck is the block it makes possible. In
 * ResNet-50 it goes from channels to width with 1×1, from width to width with 3×3, and from width back
 * to channels with 1×1. Return the number of weights of all three together, without biases, even if
 * channels and width are 100,000. With 256 channels and width 64 they are 69,632; a single 3×3
 * convolution from 256 to 256 channels has 589,824.
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
