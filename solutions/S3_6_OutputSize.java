import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_6_OutputSize implements OutputSize.Answer {
    @Override
    public Size outputSize(Size input, Size kernel, Size padding, Size stride, int dilation) {
        // BEGIN SOLUTION
        int[] n = {input.height(), input.width()};
        int[] k = {kernel.height(), kernel.width()};
        int[] p = {padding.height(), padding.width()};
        int[] s = {stride.height(), stride.width()};
        int[] sides = new int[2];
        for (int axis = 0; axis < 2; axis++) {
            sides[axis] = (n[axis] + 2 * p[axis] - dilation * (k[axis] - 1) - 1) / s[axis] + 1;
        }
        return Size.of(sides[0], sides[1]);
        // END SOLUTION
    }
}
