// Tries: fill the heap from many threads, so that others fail
// Points: 0
// Report: OutOfMemoryError|Process ended|Timeout|failed
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.ArrayList;
import java.util.List;

public class HeapBombInThreads implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        for (int i = 0; i < 8; i++) {
            new Thread(() -> {
                List<Object> all = new ArrayList<>();
                while (true) {
                    try {
                        all.add(new long[1 << 16]);
                    } catch (OutOfMemoryError full) {
                        continue;
                    }
                }
            }).start();
        }
        while (true) {
            Thread.onSpinWait();
        }
    }
}
