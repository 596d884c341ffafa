import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.8: Build the MNIST network (3 points)
 *
 * Describe the MNIST network as an array of strings, one layer each, in exactly this order: 10 kernels
 * of 5×5, ReLU, 2×2 max pooling, 20 kernels of 5×5, ReLU, 2×2 max pooling, flatten (the view), a fully
 * connected layer to 50, ReLU, a fully connected layer to 10, log-softmax. Write them as
 * "conv 1 10 k5" (1 channel to 10, kernel 5×5; stride 1 and no padding go without saying), "relu",
 * "maxpool 2", "flatten", "linear 100 50" (100 numbers to 50), "logsoftmax", with the right numbers
 * and no other words; more spaces do not matter. The network has 21,840 parameters and needs 480,500
 * multiply-accumulates for a 1×28×28 digit.
 *
 * Check it: ./stridebook check S1.8     A hint: ./stridebook hint S1.8
 */
class S1_8_MnistNet implements MnistNet.Answer {
    @Override
    public String[] layers() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
