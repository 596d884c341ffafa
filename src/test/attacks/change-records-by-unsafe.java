// Tries: change the value of a record after it was created
// Points: 0
// Report: raised|failed|Process ended
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

public class ChangeRecordsByUnsafe implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            Object unsafe = field.get(null);
            Method put = unsafe.getClass().getMethod("putInt", Object.class, long.class, int.class);
            Size size = Size.of(7, 7);
            put.invoke(unsafe, size, 12L, -1);
            return size;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
