// Tries: print many megabytes; they are cut, and the honest answer counts
// Points: 2
// Report: cut here
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class MuchOutput implements OutputShape.Answer {
    private static int calls;

    @Override
    public Size otherOutputSize() {
        return Size.of(3, 7);
    }

    @Override
    public Size outputSize() {
        if (calls++ == 0) {
            byte[] line = "x".repeat(1 << 20).getBytes();
            for (int i = 0; i < 32; i++) {
                System.out.write(line, 0, line.length);
            }
        }
        return Size.of(2, 2);
    }
}
