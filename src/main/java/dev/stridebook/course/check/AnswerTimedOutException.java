package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.graded.Values;
import java.time.Duration;

/** An answer took too long to return. */
final class AnswerTimedOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerTimedOutException(String call, Duration limit) {
        super(say(
                "%s did not return within %s s. Is there an infinite loop?",
                call, Values.text(limit.toMillis() / 1000.0)));
    }
}
