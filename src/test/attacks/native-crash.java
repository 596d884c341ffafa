// Tries: crash the process with a wild pointer
// Points: 0
// Report: Process ended
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import org.bytedeco.javacpp.BytePointer;

public class NativeCrash implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        new BytePointer() {
            {
                address = 1;
                limit = capacity = 8;
            }
        }.put(0, (byte) 1);
        return Size.of(7, 7);
    }
}
