import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.C5: Does padding use every pixel equally often? (3 points)
 *
 * "With padding every pixel is used equally often." Count: uses(side, kernel, padding) gives, for each
 * pixel of a square image of this side, the number of positions of a square kernel (stride 1, padding
 * per side) that read it. The result has side rows and columns, none for the padding, and the kernel
 * fits on the padded image. The padding may be 0, or larger than the kernel. Look at a 3×3 kernel on
 * 5×5 pixels with padding 1 and with padding 2, which is the kernel − 1, and judge the claim: the
 * cases are all kernels with all paddings of at least 1. (Judgement.TRUE if the claim holds in every
 * case, FALSE if in none, DEPENDS if in some. Where it says always, never or must, FALSE counts as
 * well as soon as one case refutes it.)
 *
 * Check it: ./stridebook check S3.C5     A hint: ./stridebook hint S3.C5
 */
class S3_C5_PixelReads implements PixelReads.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public int[][] uses(int side, int kernel, int padding) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
