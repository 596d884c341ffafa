// Tries: leave its folder through a symbolic link
// Points: 0
// Report: raised: UncheckedIOException
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class SymbolicLinkOut implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            Files.createSymbolicLink(Path.of("/tmp/out"), Path.of("/proc/1/root/etc/passwd"));
            Files.readString(Path.of("/tmp/out"));
            return Size.of(2, 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
