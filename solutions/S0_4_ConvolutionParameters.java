import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S0_4_ConvolutionParameters implements ConvolutionParameters.Answer {
    @Override
    public long parameters(int inChannels, int outChannels, int kernelHeight, int kernelWidth) {
        // BEGIN SOLUTION
        long weightsOfOneKernel = (long) inChannels * kernelHeight * kernelWidth;
        return outChannels * (weightsOfOneKernel + 1);
        // END SOLUTION
    }
}
