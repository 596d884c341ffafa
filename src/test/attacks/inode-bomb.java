// Tries: fill the disk with empty files
// Points: 0
// Report: raised: UncheckedIOException|Timeout|raised: OutOfMemoryError
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class InodeBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            for (int i = 0; ; i++) {
                Files.createFile(Path.of("/tmp/" + i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
