// Tries: return an object that runs code when it is deserialised; replies are never deserialised
// Points: 0
// Report: raised|failed
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.lang.reflect.Proxy;

public class Deserialisation implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        return (Size) (Object) Proxy.newProxyInstance(Size.class.getClassLoader(), new Class<?>[] {Comparable.class, java.io.Serializable.class}, (proxy, method, arguments) -> 0);
    }
}
