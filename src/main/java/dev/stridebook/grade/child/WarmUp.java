package dev.stridebook.grade.child;

import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.UnusableAnswerException;

/** Compiles a small class in advance, so that the first answer does not wait for the compiler to load. */
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

    static void run(Answers answers) throws DoesNotCompileException {
        try {
            answers.compile("WarmUpAnswer.java", SOURCE);
        } catch (UnusableAnswerException answersNothing) {
            // Expected: the class answers no exercise.
        }
        answers.clear();
    }
}
