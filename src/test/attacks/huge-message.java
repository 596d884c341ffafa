// Tries: throw an exception whose message fills the report
// Points: 0
// Report: raised: RuntimeException
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class HugeMessage implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        throw new RuntimeException("x".repeat(1 << 24));
    }
}
