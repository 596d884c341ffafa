// Tries: fill the disk
// Points: 0
// Report: raised: UncheckedIOException: .*No space left
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class DiskBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            for (int i = 0; ; i++) {
                Files.write(Path.of("/tmp/" + i), new byte[1 << 22]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
