// Tries: throw something whose message ends the process
// Points: 0
// Report: Process ended
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class MessageThatExits implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        throw new RuntimeException() {
            @Override
            public String getMessage() {
                System.exit(0);
                return "";
            }
        };
    }
}
