import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.2: A kernel sums over all channels (4 points)
 *
 * A kernel has as many channels as its input, and one output channel: it slides over height and width
 * only, never over channels. Each channel of the kernel, which is not flipped, works on the matching
 * channel of the image, and the results are added up. So an output channel has seen all input
 * channels. Write this convolution for any number of channels, without padding, with stride 1, and in
 * double precision. Height and width may be anything, as long as the kernel fits. Leave the given
 * arrays as they are, and return a new one.
 *
 * Check it: ./stridebook check S2.2     A hint: ./stridebook hint S2.2
 */
class S2_2_ChannelSum implements ChannelSum.Answer {
    @Override
    public double[][] convolve(double[][][] image, double[][][] kernel) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
