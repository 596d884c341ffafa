// Tries: end the process while the answer is created
// Points: 0
// Report: raised: Exit: System.exit\(0\)
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ExitInConstructor implements OutputShape.Answer {
    public ExitInConstructor() {
        System.exit(0);
    }

    @Override
    public Size outputSize() {
        return Size.of(7, 7);
    }
}
