import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_6_OutputSize implements OutputSize.Answer {
    @Override
    public Size outputSize(Size input, Size kernel, Size padding, Size stride, int dilation) {
        // BEGIN SOLUTION
        // How far the kernel can move, in cells; each stride is a step, and the start is one position more.
        int down = input.height() + 2 * padding.height() - dilation * (kernel.height() - 1) - 1;
        int across = input.width() + 2 * padding.width() - dilation * (kernel.width() - 1) - 1;
        return Size.of(down / stride.height() + 1, across / stride.width() + 1);
        // END SOLUTION
    }
}
