// Tries: throw an exception whose getMessage() never returns
// Points: 0
// Report: Timeout
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class PoisonedMessage implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        throw new RuntimeException() {
            @Override
            public String getMessage() {
                while (true) {
                    Thread.onSpinWait();
                }
            }
        };
    }
}
