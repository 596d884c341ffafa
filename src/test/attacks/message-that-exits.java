// Tries: throw an exception whose getMessage() ends the process
// Points: 0
// Report: Process ended
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class MessageThatExits implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        throw new RuntimeException() {
            @Override
            public String getMessage() {
                end();
                return "";
            }
        };
    }

    private static void end() {
        try {
            Runtime.class.getMethod("exit", int.class).invoke(Runtime.getRuntime(), 0);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
