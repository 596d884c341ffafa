// Tries: end the process with success, past all hooks and past our guard
// Points: 0
// Report: Process ended: it ended with exit code 0
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class Halt0 implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        end();
        return null;
    }

    private static void end() {
        try {
            Runtime.class.getMethod("halt", int.class).invoke(Runtime.getRuntime(), 0);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
