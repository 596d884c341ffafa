// Tries: print without end
// Points: 0
// Report: Timeout: no reply within[^#]*cut here
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class OutputWithoutEnd implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        byte[] line = "x".repeat(1 << 20).getBytes();
        while (true) {
            System.out.write(line, 0, line.length);
        }
    }
}
