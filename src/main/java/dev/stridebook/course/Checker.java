package dev.stridebook.course;

import dev.stridebook.Internal;
import dev.stridebook.notebook.Displayable;
import java.util.concurrent.Callable;

/**
 * What stands behind {@link Exercise#check}, {@link Exercise#hint} and {@link Course#progress}. The product's own is found by
 * {@link java.util.ServiceLoader}: it has the graded tests and the words, which a process with the answers of others must not
 * have.
 */
@Internal
public interface Checker {
    /** @param answer makes the answer anew for each call */
    Feedback check(Exercise<?> exercise, Callable<?> answer);

    /** Returns the next hint. */
    String hint(Exercise<?> exercise);

    /** Returns what the user has reached. */
    Displayable progress();
}
