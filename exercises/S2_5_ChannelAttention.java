import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.5: Attention weights for channels (3 points)
 *
 * Attention separates important channels from others. The simplest kind: average each channel over its
 * height and width, put the average a through the sigmoid 1 / (1 + e⁻ᵃ), and multiply the whole
 * channel by that weight. Write it for maps [channels][height][width], in double precision, also for
 * averages far from 0, such as ±1,000,000. Leave the given array as it is, and return a new one.
 *
 * Check it: ./stridebook check S2.5     A hint: ./stridebook hint S2.5
 */
class S2_5_ChannelAttention implements ChannelAttention.Answer {
    @Override
    public double[][][] attend(double[][][] maps) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
