// Tries: print many megabytes to the pipe itself; it is skipped, and the honest answer counts
// Points: 2
// Report: passed
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

public class NoiseOnThePipe implements OutputShape.Answer {
    private static int calls;

    @Override
    public Size otherOutputSize() {
        return Size.of(3, 7);
    }

    @Override
    public Size outputSize() {
        if (calls++ == 0) {
            try {
                FileOutputStream pipe = new FileOutputStream(FileDescriptor.out);
                for (int i = 0; i < 16; i++) {
                    pipe.write(new byte[1 << 20]);
                }
                pipe.write(10);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Size.of(2, 2);
    }
}
