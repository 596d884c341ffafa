// Tries: be right in the first call and hang in the second
// Points: 1
// Report: Timeout
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class TimeBomb implements OutputShape.Answer {
    private static int calls;

    @Override
    public Size otherOutputSize() {
        return outputSize();
    }

    @Override
    public Size outputSize() {
        if (calls++ > 0) {
            while (true) {
                Thread.onSpinWait();
            }
        }
        return Size.of(2, 2);
    }
}
