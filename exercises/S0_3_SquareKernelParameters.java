import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.3: The parameters of a 3×3 convolution (1 point)
 *
 * A convolution maps 3 channels to 12 with a 3×3 kernel and padding 1. How many numbers does it learn,
 * biases included?
 *
 * Check it: ./stridebook check S0.3     A hint: ./stridebook hint S0.3
 */
class S0_3_SquareKernelParameters implements SquareKernelParameters.Answer {
    @Override
    public long parameters() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
