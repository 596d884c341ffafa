import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S2_3_ManyKernels implements ManyKernels.Answer {
    @Override
    public long parameters() {
        // BEGIN SOLUTION
        return 128 * (3 * 3 * 256 + 1);
        // END SOLUTION
    }

    @Override
    public Shape outputShape() {
        // BEGIN SOLUTION
        return Shape.of(128, 24 - 3 + 1, 24 - 3 + 1);
        // END SOLUTION
    }
}
