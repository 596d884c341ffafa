// Tries: end the process with success before a test can fail
// Points: 0
// Report: raised: Exit: System.exit\(0\)
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class Exit0 implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        System.exit(0);
        return null;
    }
}
