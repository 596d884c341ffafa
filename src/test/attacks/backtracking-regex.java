// Tries: burn time in a library call that no interrupt reaches
// Points: 0
// Report: Timeout: no reply within|failed
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class BacktrackingRegex implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        return "x".repeat(40).concat("y").matches("(x+x+)+z") ? Size.of(7, 7) : Size.of(8, 8);
    }
}
