// Tries: leave non-daemon threads behind; the honest answer counts
// Points: 2
// Report: passed
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ThreadsThatOutlive implements OutputShape.Answer {
    @Override
    public Size otherOutputSize() {
        return Size.of(3, 7);
    }

    @Override
    public Size outputSize() {
        new Thread(() -> {
            while (true) {
                Thread.onSpinWait();
            }
        }).start();
        return Size.of(2, 2);
    }
}
