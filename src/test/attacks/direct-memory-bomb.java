// Tries: fill memory outside the heap
// Points: 0
// Report: raised: OutOfMemoryError|Process ended
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

public class DirectMemoryBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        List<ByteBuffer> all = new ArrayList<>();
        while (true) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 26);
            for (int i = 0; i < buffer.capacity(); i += 4096) {
                buffer.put(i, (byte) 1);
            }
            all.add(buffer);
        }
    }
}
