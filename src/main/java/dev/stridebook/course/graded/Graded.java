package dev.stridebook.course.graded;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The graded tests and common mistakes of an exercise. The tests are methods with {@link Points} in the implementing class. JUnit
 * creates a new instance for each test, so the class needs a constructor without parameters, or a {@link GradedComputation} one that takes the numbers.
 *
 * @param <A> the exercise's contract
 */
@ExtendWith(AnswerParameter.class)
public interface Graded<A> {
    /** Returns common wrong answers. */
    List<KnownMistake<A>> mistakes();

    /**
     * Returns what to tell about a right answer beside its points, such as the time it takes; empty for most exercises. It is not
     * graded. Calls the answer with arguments of its own.
     */
    default Optional<String> remark(A answer) {
        return Optional.empty();
    }

    /**
     * Creates a known mistake.
     *
     * @param name the key of its diagnosis in the words of each language: {@code left-the-padding-out}
     */
    default KnownMistake<A> mistake(String name, A answer) {
        return new KnownMistake<>(name, answer);
    }
}
