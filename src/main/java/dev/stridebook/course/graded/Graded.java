package dev.stridebook.course.graded;

import java.util.List;

/**
 * What is right for an exercise, and what is usually given instead. The class that implements it has the graded tests, methods
 * with {@link Points}. JUnit makes a new one for each test, so it has a constructor without parameters.
 *
 * @param <A> the exercise's contract
 */
public interface Graded<A> {
    /** Returns wrong answers that people usually give. */
    List<KnownMistake<A>> mistakes();

    /**
     * Makes one of them.
     *
     * @param name by which the words of each language have its diagnosis: {@code left-the-padding-out}
     */
    default KnownMistake<A> mistake(String name, A answer) {
        return new KnownMistake<>(name, answer);
    }
}
