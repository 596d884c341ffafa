// Tries: run a shell
// Points: 0
// Report: raised: UncheckedIOException
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.IOException;
import java.io.UncheckedIOException;

public class Shell implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -9 -1").start();
            return Size.of(7, 7);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
