// Tries: keep the compiler busy with nested generic calls
// Points: 0
// Report: Timeout|Does not compile|raised|failed
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

public class SlowCompile implements OutputShape.Answer {
    static <T> List<T> a(T one, T other) {
        return List.of(one, other);
    }

    @Override
    public Size outputSize() {
        var deep = a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(a(1, null), null), null), null), null), null), null), null), null), null), null), null), null), null), null), null), null), null), null), null), null), null), null), null), null), null);
        return Size.of(7, deep.size());
    }
}
