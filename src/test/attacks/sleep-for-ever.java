// Tries: sleep for ever
// Points: 0
// Report: Timeout: no reply within
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class SleepForEver implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            return outputSize();
        }
        return Size.of(7, 7);
    }
}
