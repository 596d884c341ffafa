import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S0_C1_SmallKernelCost implements SmallKernelCost.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.FALSE;
        // END SOLUTION
    }

    @Override
    public long macs(int kernel) {
        // BEGIN SOLUTION
        long positions = 32 * 32;
        return 12 * positions * 3 * kernel * kernel;
        // END SOLUTION
    }
}
