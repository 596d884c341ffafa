import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_8_MnistNet implements MnistNet.Answer {
    @Override
    public String[] layers() {
        // BEGIN SOLUTION
        return new String[] {
            "conv 1 10 k5",
            "relu",
            "maxpool 2",
            "conv 10 20 k5",
            "relu",
            "maxpool 2",
            "flatten",
            "linear " + 20 * 4 * 4 + " 50",
            "relu",
            "linear 50 10",
            "logsoftmax"
        };
        // END SOLUTION
    }
}
