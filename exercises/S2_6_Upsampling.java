import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.6: The size after a transposed convolution (3 points)
 *
 * A transposed convolution is a window run backwards: where a convolution reads kernel cells of its
 * input for each output cell, the transposed one spreads each of its n input cells over kernel cells
 * of its output. Those of neighbouring input cells begin stride cells apart, so with stride 1 they
 * begin right next to each other. Then padding cells are cut off at each end. Compute the side length
 * of the output. At least one cell is always left, and n may be 100,000.
 *
 * Check it: ./stridebook check S2.6     A hint: ./stridebook hint S2.6
 */
class S2_6_Upsampling implements Upsampling.Answer {
    @Override
    public int outputSize(int n, int kernel, int stride, int padding) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
