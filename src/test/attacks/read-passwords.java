// Tries: read a file of the machine
// Points: 0
// Report: raised: UncheckedIOException: NoSuchFile|NoSuchFileException|AccessDenied
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class ReadPasswords implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            String found = Files.readString(Path.of("/etc/passwd"));
            System.out.println("LEAKED " + found);
            return Size.of(2, 2);
        } catch (IOException hidden) {
            throw new UncheckedIOException(hidden);
        }
    }
}
