import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.3: Convolution with padding and stride (4 points)
 *
 * Add padding and stride to the convolution of one channel: padding adds that many rows and columns of
 * zeros on every side, and the kernel, which is not flipped, moves stride cells at a time, across and
 * down. It stops where it no longer fits on the padded image. With a 3×3 kernel, padding 1 and stride
 * 2, an 8×8 image becomes 4×4. Image and kernel may be of any height and width as long as the kernel
 * fits into the image. Compute in double precision, leave the given arrays as they are, and return a
 * new one.
 *
 * Check it: ./stridebook check S3.3     A hint: ./stridebook hint S3.3
 */
class S3_3_StridedConvolution implements StridedConvolution.Answer {
    @Override
    public double[][] convolve(double[][] image, double[][] kernel, int padding, int stride) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
