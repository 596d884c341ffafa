package dev.stridebook.course.check;

import dev.stridebook.course.graded.Values;
import java.time.Duration;

/** An answer took too long. */
final class AnswerTimedOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerTimedOutException(String call, Duration limit) {
        super("%s had no result after %s s. Is there a loop that never ends?"
                .formatted(call, Values.text(limit.toMillis() / 1000.0)));
    }
}
