// Tries: overflow the stack
// Points: 0
// Report: raised: StackOverflowError
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class StackBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        return Size.of(outputSize().height(), 1);
    }
}
