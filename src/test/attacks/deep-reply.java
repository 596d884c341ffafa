// Tries: send a reply that is nested deep enough to overflow a stack
// Points: 0
// Report: Broken reply
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

public class DeepReply implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try (FileOutputStream pipe = new FileOutputStream(FileDescriptor.out)) {
            pipe.write(("\n\u001e{\"n\":1,\"value\":" + "[".repeat(1_000_000) + "\n").getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Size.of(7, 7);
    }
}
