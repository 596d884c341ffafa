// Tries: earn a point, then end the process: the point earned stays, the rest is lost
// Points: 1
// Report: Process ended
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ExitInSecondCall implements OutputShape.Answer {
    private static int calls;

    @Override
    public Size outputSize() {
        if (calls++ > 0) {
            System.exit(0);
        }
        return Size.of(2, 2);
    }
}
