// Tries: throw a JUnit assertion error whose values are equal
// Points: 0
// Report: raised: AssertionFailedError
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ForgedAssertionError implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        throw new org.opentest4j.AssertionFailedError("equal", Size.of(2, 2), Size.of(2, 2));
    }
}
