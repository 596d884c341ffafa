package dev.stridebook.course;

import java.util.concurrent.Callable;

/** What checking an answer means: running the graded tests on it here, or handing it on to a process that has them. */
@FunctionalInterface
public interface Checker {
    /**
     * @param answer makes the answer anew for each call
     */
    Card check(Exercise<?> exercise, Callable<?> answer);
}
