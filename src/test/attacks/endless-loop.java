// Tries: run for ever
// Points: 0
// Report: Timeout: no reply within
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class EndlessLoop implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
