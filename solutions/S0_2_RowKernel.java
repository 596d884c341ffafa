import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S0_2_RowKernel implements RowKernel.Answer {
    @Override
    public Size padding() {
        // BEGIN SOLUTION
        return Size.of((1 - 1) / 2, (5 - 1) / 2);
        // END SOLUTION
    }

    @Override
    public long parameters() {
        // BEGIN SOLUTION
        return 12 * 3 * 1 * 5 + 12;
        // END SOLUTION
    }
}
