import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_C5_WhereLearningIs implements WhereLearningIs.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.FALSE;
        // END SOLUTION
    }

    @Override
    public long inConvolutions() {
        // BEGIN SOLUTION
        return 10 * (1 * 5 * 5 + 1) + 20 * (10 * 5 * 5 + 1);
        // END SOLUTION
    }

    @Override
    public long inLinear() {
        // BEGIN SOLUTION
        return 50 * (320 + 1) + 10 * (50 + 1);
        // END SOLUTION
    }
}
