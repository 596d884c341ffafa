// Tries: fill the grader's memory with large, well-formed replies to calls that come later
// Points: 0
// Report: Broken reply
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

public class RepliesInAdvance implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        String value = "[" + "[],".repeat(2_000_000) + "[]]";
        try (FileOutputStream pipe = new FileOutputStream(FileDescriptor.out)) {
            for (int n = 1; n < 500; n++) {
                pipe.write(("\n\u001e{\"n\":" + n + ",\"value\":" + value + "}\n").getBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Size.of(7, 7);
    }
}
