package dev.stridebook.course;

import dev.stridebook.Internal;
import dev.stridebook.notebook.Displayable;
import java.util.concurrent.Callable;

/**
 * Implements {@link Exercise#check}, {@link Exercise#hint}, {@link Course#variant} and {@link Course#progress}. The default implementation, which has
 * the graded tests and the words, is found by {@link java.util.ServiceLoader}: a process that runs submitted answers must not
 * have it.
 */
@Internal
public interface Checker {
    /**
     * Checks an answer.
     *
     * @param exercise with the variant to ask for
     * @param answer creates a new instance of the answer for each call
     */
    Feedback check(Exercise<?> exercise, Callable<?> answer);

    /** Returns the next hint. */
    String hint(Exercise<?> exercise);

    /** Returns the tasks that a variant changes, with its numbers. */
    Displayable tasks(Variant variant);

    /** Returns the user's progress. */
    Displayable progress();
}
