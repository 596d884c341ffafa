// Tries: open files without end
// Points: 0
// Report: raised: UncheckedIOException: .*Too many open files|Process ended
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

public class OpenFileBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            List<Object> all = new ArrayList<>();
            while (true) {
                all.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
