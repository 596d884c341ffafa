package dev.stridebook.grade.child;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.answer.AnswerPlace;
import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.course.answer.UnusableResultException;
import dev.stridebook.process.Frames;
import java.util.Optional;

/** Describes an exception in a reply: only its class name and message, no objects. */
final class Raised {
    private static final int LONGEST_MESSAGE = 4000;

    private Raised() {}

    static ObjectNode describe(Throwable cause) {
        ObjectNode reply = Frames.frame();
        if (cause instanceof NotAnsweredYetException) {
            return reply.put("notAnswered", true);
        }
        if (cause instanceof UnusableResultException unusable) {
            return reply.put("unusable", unusable.getMessage());
        }
        ObjectNode raised = reply.putObject("raised").put("type", typeOf(cause)).put("message", messageOf(cause));
        placeOf(cause).ifPresent(place -> raised.put("place", place));
        return reply;
    }

    private static String typeOf(Throwable cause) {
        if (cause instanceof CellFailure failure) {
            return failure.name();
        }
        if (cause instanceof DoesNotCompileException) {
            return "Does not compile";
        }
        return cause instanceof UnusableAnswerException
                ? "Refused"
                : cause.getClass().getSimpleName();
    }

    private static Optional<String> placeOf(Throwable cause) {
        try {
            return AnswerPlace.of(cause);
        } catch (Throwable itsOwnFault) {
            return Optional.empty();
        }
    }

    /** Returns the message. Computing it can run untrusted code, which may throw. */
    private static String messageOf(Throwable cause) {
        try {
            String message = cause.getMessage();
            return message == null || message.length() <= LONGEST_MESSAGE
                    ? message
                    : message.substring(0, LONGEST_MESSAGE) + " …";
        } catch (Throwable itsOwnFault) {
            return say("(its message cannot be read)");
        }
    }
}
