import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.5: Attention weights for channels (3 points)
 *
 * Attention separates important channels from others. The simplest kind: average each channel over its
 * height and width, put the average a through the sigmoid 1 / (1 + e⁻ᵃ), and multiply the whole
 * channel by that weight. Write it for maps [channels][height][width], and leave the given array
 * unchanged.
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
