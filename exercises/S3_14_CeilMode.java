import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.14: When pooling rounds up (4 points)
 *
 * Sizes are whole numbers. A convolution rounds down; pooling may round up (ceil_mode): if the last
 * step is incomplete, one more window counts, which hangs over the end of the padded map. There is one
 * exception, PyTorch's rule and ours: that window counts only if it starts in the padding on the left
 * or on the map, not if it would start behind the map. Write the side length after pooling for both
 * ways. The kernel fits on the padded map, padding is per side and at most half the kernel, and n may
 * be up to a hundred million.
 *
 * Check it: ./stridebook check S3.14     A hint: ./stridebook hint S3.14
 */
class S3_14_CeilMode implements CeilMode.Answer {
    @Override
    public int side(int n, int kernel, int stride, int padding, boolean ceil) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
