import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.C2: Is the cost linear in height and width? (3 points)
 *
 * "The cost of a convolution is linear in height and width": twice the size, twice the cost. Write
 * macs(height, width), the multiply-accumulates of a 3×3 convolution with padding 1 from 3 to 12
 * channels. Double only the height, then both sides, and judge the claim. (Judgement.TRUE,
 * Judgement.FALSE, or Judgement.DEPENDS if it is true in some cases and false in others.)
 *
 * Check it: ./stridebook check S3.C2     A hint: ./stridebook hint S3.C2
 */
class S3_C2_CostAndSide implements CostAndSide.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public long macs(int height, int width) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
