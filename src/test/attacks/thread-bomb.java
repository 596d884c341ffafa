// Tries: start threads without end
// Points: 0
// Report: raised: OutOfMemoryError|Process ended|Timeout
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ThreadBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        while (true) {
            new Thread(() -> {
                while (true) {
                    Thread.yield();
                }
            }).start();
        }
    }
}
