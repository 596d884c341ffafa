package dev.stridebook.grade.child;

import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Window;
import org.nd4j.linalg.factory.Nd4j;

/** Compiles a small class in advance, so that the first answer does not wait for the compiler to load, and tries the library. */
final class WarmUp {
    private static final String SOURCE = """
            import dev.stridebook.course.*;
            import dev.stridebook.course.exercise.*;
            import dev.stridebook.shape.*;

            class WarmUpAnswer {
                Size size() {
                    return Size.of(1, 1);
                }
            }
            """;

    private WarmUp() {}

    /** Computes something that needs all of the library, also its native part. */
    static void tryLibrary() {
        new Conv2d(1, 1, Window.kernel(3)).forward(Nd4j.ones(1, 1, 4, 4));
    }

    static void run(Answers answers) throws DoesNotCompileException {
        try {
            answers.compile("WarmUpAnswer.java", SOURCE);
        } catch (UnusableAnswerException answersNothing) {
            // Expected: the class answers no exercise.
        }
        answers.clear();
    }
}
