import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.5: Attention weights for channels (3 points)
 *
 * Attention tells important channels from others. The simplest kind: average each channel over its
 * height and width, put the average a through the sigmoid 1 / (1 + e⁻ᵃ), and multiply all of the
 * channel by that weight. Write it for maps [channels][height][width], and leave the given array as it
 * is.
 *
 * Check it: ./stridebook check S2.5     A hint: ./stridebook hint S2.5
 */
class S2_5_ChannelAttention implements ChannelAttention.Answer {
    @Override
    public double[][][] attend(double[][][] maps) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
