import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_C1_StrideAndParameters implements StrideAndParameters.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.DEPENDS;
        // END SOLUTION
    }

    @Override
    public long ofConvolutions(int stride) {
        // BEGIN SOLUTION
        return 16 * (1 * 9 + 1) + 32 * (16 * 9 + 1);
        // END SOLUTION
    }

    @Override
    public long ofLinear(int stride) {
        // BEGIN SOLUTION
        int first = (28 - 3) / stride + 1;
        int second = (first - 3) / stride + 1;
        return 32 * second * second * 10 + 10;
        // END SOLUTION
    }
}
