// Tries: send control sequences to the teacher's terminal, and change the direction of text
// Points: 0
// Report: raised: IllegalStateException: \ufffd\[2J\ufffd31m\ufffdpassed
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class TerminalEscapes implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        System.out.println("\u001b[2J\u001b]0;owned\u0007\u202edessap");
        throw new IllegalStateException("\u001b[2J\u009b31m\u202epassed");
    }
}
