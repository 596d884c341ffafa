import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.4: The batch axis (2 points)
 *
 * A batch randn(32,3,24,24) goes through a convolution from 3 channels to 8, with a 3×3 kernel,
 * padding 1 and stride 2; where the last step does not fit, the size is rounded down, as by default.
 * What is the shape of the result? Answer with an array of four numbers: images, channels, height,
 * width.
 *
 * Check it: ./stridebook check S2.4     A hint: ./stridebook hint S2.4
 */
class S2_4_BatchAxis implements BatchAxis.Answer {
    @Override
    public int[] shape() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
