// Tries: earn a point, then end the process past our guard; the earned point stays, the rest is lost
// Points: 1
// Report: Process ended
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ExitInSecondCall implements OutputShape.Answer {
    private static int calls;

    @Override
    public Size otherOutputSize() {
        return outputSize();
    }

    @Override
    public Size outputSize() {
        if (calls++ > 0) {
            end();
        }
        return Size.of(2, 2);
    }

    private static void end() {
        try {
            Runtime.class.getMethod("exit", int.class).invoke(Runtime.getRuntime(), 0);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
