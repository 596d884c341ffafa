import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.2: A kernel along one axis (2 points)
 *
 * A convolution maps 3 channels to 12 with kernel_size=(1,5): a kernel of height 1 and width 5. Which
 * padding keeps the image size, per side, as Size.of(height, width)? And how many parameters does the
 * layer have, biases included?
 *
 * Check it: ./stridebook check S0.2     A hint: ./stridebook hint S0.2
 */
class S0_2_RowKernel implements RowKernel.Answer {
    @Override
    public Size padding() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public long parameters() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
