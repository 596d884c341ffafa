// Tries: end the process as the class is loaded
// Points: 0
// Report: Process ended
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ExitInStaticInitialiser implements OutputShape.Answer {
    static {
        System.exit(0);
    }

    @Override
    public Size outputSize() {
        return Size.of(7, 7);
    }
}
