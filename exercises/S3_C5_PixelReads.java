import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.C5: Does padding use every pixel equally often? (3 points)
 *
 * "With padding every pixel is used equally often." Count: uses(side, kernel, padding) gives, for each
 * pixel of a square image, the number of positions of a square kernel (stride 1) that read it. Look at
 * a 3×3 kernel with padding 1, and judge the claim. (Judgement.TRUE, Judgement.FALSE, or
 * Judgement.DEPENDS if it is true in some cases and false in others.)
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
