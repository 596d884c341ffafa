import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.2: A kernel along one axis (2 points)
 *
 * A convolution takes 3 channels to 12 with kernel_size=(1,5): a kernel of height 1 and width 5. Which
 * padding keeps the image's size, as Size.of(height, width), counted per side? And how many parameters
 * has the layer, biases included?
 *
 * Check it: ./stridebook check S0.2     A hint: ./stridebook hint S0.2
 */
class S0_2_RowKernel implements RowKernel.Answer {
    @Override
    public Size padding() {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }

    @Override
    public long parameters() {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
