// Tries: start processes without end
// Points: 0
// Report: raised: UncheckedIOException|raised: OutOfMemoryError|Process ended|Timeout
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.IOException;
import java.io.UncheckedIOException;

public class ForkBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            while (true) {
                new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version").start();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
