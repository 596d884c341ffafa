// Tries: define classes without end
// Points: 0
// Report: raised|Process ended|Timeout
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.lang.reflect.Proxy;

public class ClassBomb implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        for (int i = 0; ; i++) {
            Proxy.getProxyClass(new ClassLoader() {}, Runnable.class);
        }
    }
}
