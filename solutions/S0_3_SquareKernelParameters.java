import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S0_3_SquareKernelParameters implements SquareKernelParameters.Answer {
    @Override
    public long parameters() {
        // BEGIN SOLUTION
        return 12 * 3 * 3 * 3 + 12;
        // END SOLUTION
    }
}
