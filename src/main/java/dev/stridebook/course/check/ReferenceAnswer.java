package dev.stridebook.course.check;

import dev.stridebook.course.Exercise;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** The source of a reference answer. Markers surround the part that a student must write. */
final class ReferenceAnswer {
    private static final String BEGIN = "// BEGIN SOLUTION";
    private static final String END = "// END SOLUTION";

    private ReferenceAnswer() {}

    /** Returns whether a line marks the beginning of the part that a student must write. */
    static boolean begins(String line) {
        return line.strip().equals(BEGIN);
    }

    /** Returns whether a line marks the end of the part that a student must write. */
    static boolean ends(String line) {
        return line.strip().equals(END);
    }

    /** Returns the source; empty if the program was built without reference answers. */
    static Optional<String> of(Exercise<?> exercise) {
        String file = "/dev/stridebook/course/solution/" + exercise.answerClass() + ".java";
        try (InputStream source = ReferenceAnswer.class.getResourceAsStream(file)) {
            return source == null
                    ? Optional.empty()
                    : Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the whole source without markers and imports. */
    static String shown(String source) {
        return source.lines()
                .filter(line -> !begins(line) && !ends(line) && !line.startsWith("import "))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
