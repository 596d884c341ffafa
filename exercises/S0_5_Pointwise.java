import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.5: A 1×1 convolution (3 points)
 *
 * A 1×1 kernel sees a single pixel, but all its channels: "below 3×3 is meaningless" forgets those.
 * Write a 1×1 convolution with stride 1, without padding and bias: the image is [in][height][width],
 * the weights are [out][in], and output channel o at a pixel is the sum of weights[o][c] · image[c]
 * over all input channels c. Images need not be square. Compute with doubles, leave the given arrays
 * as they are, and return a new one, [out][height][width].
 *
 * Check it: ./stridebook check S0.5     A hint: ./stridebook hint S0.5
 */
class S0_5_Pointwise implements Pointwise.Answer {
    @Override
    public double[][][] mix(double[][][] image, double[][] weights) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
