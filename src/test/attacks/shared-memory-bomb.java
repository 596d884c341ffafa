// Tries: fill /dev/shm, which is memory of the whole machine
// Points: 0
// Report: raised: UncheckedIOException
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class SharedMemoryBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            for (int i = 0; ; i++) {
                Files.write(Path.of("/dev/shm/" + i), new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
