// Tries: send a reply without end
// Points: 0
// Report: Broken reply: The reply is longer
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

public class HugeReply implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try (FileOutputStream pipe = new FileOutputStream(FileDescriptor.out)) {
            pipe.write("\n\u001e{\"value\":\"".getBytes());
            while (true) {
                pipe.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
