import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.C1: Is padding usually k − 1? (3 points)
 *
 * "To keep the size, give padding=k−1." In code, padding is per side. Write side(n, kernel, padding)
 * for stride 1, try k − 1 with a 3×3 kernel on 8 cells, and judge the claim. (Judgement.TRUE,
 * Judgement.FALSE, or Judgement.DEPENDS if it is true in some cases and false in others.)
 *
 * Check it: ./stridebook check S3.C1     A hint: ./stridebook hint S3.C1
 */
class S3_C1_PaddingKMinusOne implements PaddingKMinusOne.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public int side(int n, int kernel, int padding) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
