// Tries: fill the heap
// Points: 0
// Report: raised: OutOfMemoryError|Process ended|Timeout
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.ArrayList;
import java.util.List;

public class HeapBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        List<long[]> all = new ArrayList<>();
        while (true) {
            all.add(new long[1 << 20]);
        }
    }
}
