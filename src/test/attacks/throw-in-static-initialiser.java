// Tries: fail with an error instead of an ordinary exception
// Points: 0
// Report: raised: ExceptionInInitializerError|raised: NoClassDefFoundError
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ThrowInStaticInitialiser implements OutputShape.Answer {
    static final int ZERO = Integer.parseInt("0");
    static final int BROKEN = 1 / ZERO;

    @Override
    public Size outputSize() {
        return Size.of(7, 7);
    }
}
