package dev.stridebook.course;

/** What checking an answer means: running the graded tests on it here, or handing it on to a process that has them. */
@FunctionalInterface
public interface Checker {
    Card check(Exercise<?> exercise, Object answer);
}
