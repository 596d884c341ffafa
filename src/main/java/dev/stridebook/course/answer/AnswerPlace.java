package dev.stridebook.course.answer;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import dev.stridebook.notebook.Hosts;
import java.util.Arrays;
import java.util.Optional;

/** Where in the student's own source something was thrown. */
@Internal
public final class AnswerPlace {
    /** The name of the class loader of answers in files, by which their stack frames are known. */
    static final String LOADER = "answer";

    private AnswerPlace() {}

    /** Returns {@code line 12 of S3_6_OutputSize.java} or {@code cell 4, line 12}, or empty if none of the student's lines took part. */
    public static Optional<String> of(Throwable raised) {
        return Arrays.stream(raised.getStackTrace())
                .map(AnswerPlace::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> of(StackTraceElement frame) {
        return LOADER.equals(frame.getClassLoaderName()) && frame.getLineNumber() > 0
                ? Optional.of(say("line %d of %s", frame.getLineNumber(), frame.getFileName()))
                : Hosts.current().place(frame);
    }
}
