// Tries: read the home folder of the teacher
// Points: 0
// Report: raised: UncheckedIOException|NoSuchFile
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class ReadHome implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try (var files = Files.list(Path.of("/root"))) {
            return Size.of(2, (int) Math.min(2, files.count()));
        } catch (IOException hidden) {
            throw new UncheckedIOException(hidden);
        }
    }
}
