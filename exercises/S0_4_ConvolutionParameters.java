import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.4: The parameters of any convolution (2 points)
 *
 * Write the function that counts the parameters of a convolution, biases included, given the number of
 * input and output channels and the height and width of the kernel, which need not be square. Each
 * output channel has one bias. Layers may be huge, with 100,000 channels and kernels of 300×300, so
 * count in long: an int holds at most 2,147,483,647.
 *
 * Check it: ./stridebook check S0.4     A hint: ./stridebook hint S0.4
 */
class S0_4_ConvolutionParameters implements ConvolutionParameters.Answer {
    @Override
    public long parameters(int inChannels, int outChannels, int kernelHeight, int kernelWidth) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
