import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S0_6_PoolSize implements PoolSize.Answer {
    @Override
    public int[] sides() {
        // BEGIN SOLUTION
        return new int[] {(32 - 1) / 2 + 1, (32 - 3) / 2 + 1, (32 - 5) / 2 + 1};
        // END SOLUTION
    }
}
