// Tries: return the largest possible array
// Points: 0
// Report: raised: OutOfMemoryError
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class HugeArray implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        return Size.of(new long[Integer.MAX_VALUE - 8].length, 1);
    }
}
