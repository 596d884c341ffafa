// Tries: change the constants of the exercise
// Points: 0
// Report: raised|failed
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.lang.reflect.Field;

public class ChangeTheWindow implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            Field window = OutputShape.class.getField("WINDOW");
            window.setAccessible(true);
            window.set(null, Window.kernel(1));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e.toString());
        }
        return Size.of(7, 7);
    }
}
