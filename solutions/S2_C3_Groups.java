import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S2_C3_Groups implements Groups.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.FALSE;
        // END SOLUTION
    }

    @Override
    public long parameters(int groups) {
        // BEGIN SOLUTION
        int channelsOfAKernel = 16 / groups;
        return 32 * (channelsOfAKernel * 9 + 1);
        // END SOLUTION
    }
}
