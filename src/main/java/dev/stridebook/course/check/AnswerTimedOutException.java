package dev.stridebook.course.check;

import dev.stridebook.course.graded.Values;
import java.time.Duration;

/** An answer took too long to return. */
final class AnswerTimedOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerTimedOutException(String call, Duration limit) {
        super("%s did not return within %s s. Is there an infinite loop?"
                .formatted(call, Values.text(limit.toMillis() / 1000.0)));
    }
}
