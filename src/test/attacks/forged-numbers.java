// Tries: send replies with forged request numbers
// Points: 0
// Report: Broken reply
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

public class ForgedNumbers implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try (FileOutputStream pipe = new FileOutputStream(FileDescriptor.out)) {
            for (int n = 0; n < 2000; n++) {
                pipe.write(("\n\u001e" + "{\"n\":-#,\"value\":{\"height\":2,\"width\":2}}".replace("#", "" + n) + "\n").getBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Size.of(7, 7);
    }
}
