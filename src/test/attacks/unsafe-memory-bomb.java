// Tries: fill memory past all of Java's limits
// Points: 0
// Report: raised|Process ended|Timeout
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

public class UnsafeMemoryBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            Object unsafe = field.get(null);
            Method allocate = unsafe.getClass().getMethod("allocateMemory", long.class);
            Method set = unsafe.getClass().getMethod("setMemory", long.class, long.class, byte.class);
            while (true) {
                set.invoke(unsafe, allocate.invoke(unsafe, 1L << 26), 1L << 26, (byte) 1);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
