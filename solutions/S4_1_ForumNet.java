import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_1_ForumNet implements ForumNet.Answer {
    @Override
    public String[] layers() {
        // BEGIN SOLUTION
        return new String[] {
            "conv 1 16 k3 s2", "relu", "conv 16 32 k3 s2", "relu", "flatten", "linear " + 32 * 6 * 6 + " 10"
        };
        // END SOLUTION
    }
}
