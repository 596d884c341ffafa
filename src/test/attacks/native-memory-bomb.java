// Tries: fill memory from native code
// Points: 0
// Report: raised: OutOfMemoryError|Process ended|Timeout
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;

public class NativeMemoryBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        List<BytePointer> all = new ArrayList<>();
        while (true) {
            all.add(new BytePointer(1L << 26).fill(1));
        }
    }
}
