// Tries: keep the compiler busy for years, whichever version it is
// Points: 0
// Report: Timeout
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.Arrays;
import java.util.Set;

public class EndlessCompile implements OutputShape.Answer {
    /** The type of each level is what a list and a set of such types have in common. */
    static Object deep(boolean choice) {
        var deep = Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? Arrays.asList(choice ? 1 : Set.of("a")) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0)) : Set.of(2.0));
        return deep;
    }

    @Override
    public Size outputSize() {
        return Size.of(2, 2);
    }
}
