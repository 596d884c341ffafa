// Tries: end the process while the class is loaded
// Points: 0
// Report: Process ended
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ExitInStaticInitialiser implements OutputShape.Answer {
    static {
        end();
    }

    @Override
    public Size outputSize() {
        return Size.of(7, 7);
    }

    private static void end() {
        try {
            Runtime.class.getMethod("exit", int.class).invoke(Runtime.getRuntime(), 0);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
