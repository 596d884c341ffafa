package dev.stridebook.course;

import dev.stridebook.Internal;
import java.util.ServiceLoader;

/** The {@link Checker} of the whole process. */
@Internal
public final class Checkers {
    private static Checker current;

    private Checkers() {}

    static synchronized Checker current() {
        if (current == null) {
            current = ServiceLoader.load(Checker.class, Checker.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Nothing here can check an answer."));
        }
        return current;
    }

    /** From now on {@code EXERCISE.check(answer)} hands the answer to this checker. */
    public static synchronized void install(Checker checker) {
        current = checker;
    }
}
