// Tries: read the home folder of the teacher
// Points: 0
// Report: raised: (UncheckedIOException|NoSuchFile|IllegalStateException)
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
        // The library itself may lie in the home folder, and it is there to be read.
        try (var files = Files.walk(Path.of("/root"))) {
            Path stolen = files.filter(file -> Files.isRegularFile(file) && Files.isReadable(file))
                    .filter(file -> !file.toString().contains("stridebook"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is nothing to read."));
            return Size.of(2, Files.exists(stolen) ? 2 : 1);
        } catch (IOException hidden) {
            throw new UncheckedIOException(hidden);
        }
    }
}
