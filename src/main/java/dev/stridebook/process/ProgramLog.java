package dev.stridebook.process;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * A file with what programs printed, which messages quote. Where it cannot be read they say so: the message is about something worse.
 *
 * @param file which may not be there
 */
public record ProgramLog(Path file) {
    private static final int LONGEST_LINE = 200;

    /** Returns the last lines that are not blank, the longest cut. */
    public List<String> last(int most) {
        List<String> lines = lines();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    /** Returns the first lines of a kind, or the last ones of all if there is none of the kind. */
    public List<String> firstOr(int most, Predicate<String> isOfTheKind) {
        List<String> found = lines().stream().filter(isOfTheKind).limit(most).toList();
        return found.isEmpty() ? last(most) : found;
    }

    private List<String> lines() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.substring(0, Math.min(LONGEST_LINE, line.length())))
                    .toList();
        } catch (IOException e) {
            return List.of(say("(The log cannot be read: %s)", e.getMessage()));
        }
    }
}
