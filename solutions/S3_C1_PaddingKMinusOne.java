import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_C1_PaddingKMinusOne implements PaddingKMinusOne.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.FALSE;
        // END SOLUTION
    }

    @Override
    public int side(int n, int kernel, int padding) {
        // BEGIN SOLUTION
        return n + 2 * padding - kernel + 1;
        // END SOLUTION
    }
}
