import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.3: 128 kernels on 256 channels (2 points)
 *
 * 128 kernels of 3×3×256 slide over a 24×24 feature map with 256 channels, without padding, one cell
 * at a time. How many parameters is that, biases included, and what is the output shape, as
 * Shape.of(channels, height, width)?
 *
 * Check it: ./stridebook check S2.3     A hint: ./stridebook hint S2.3
 */
class S2_3_ManyKernels implements ManyKernels.Answer {
    @Override
    public long parameters() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public Shape outputShape() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
