package dev.stridebook.course.predict;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.Internal;
import dev.stridebook.file.JsonFile;
import dev.stridebook.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first guess at each question, and whether it was right. It is a part of the file with a user's progress. */
@Internal
public final class PredictionBook {
    private static final String PREDICTIONS = "predictions";
    /** The id of a lesson's question begins with the lesson: {@code L01.2}. */
    private static final Pattern LESSON = Pattern.compile("L(\\d\\d\\w?)\\..*");

    private static final String OTHERS = "others";

    /**
     * How many guesses were made in a lesson.
     *
     * @param lesson its number, such as {@code 01}
     */
    public record Tally(String lesson, int made, int right) {
        private Tally plus(boolean isRight) {
            return new Tally(lesson, made + 1, right + (isRight ? 1 : 0));
        }

        /** Returns the tally as text: {@code 01: 3 of 4}. */
        @Override
        public String toString() {
            return say("%s: %d of %d", lesson.equals(OTHERS) ? say("others") : lesson, right, made);
        }
    }

    private final JsonFile file;

    private PredictionBook(JsonFile file) {
        this.file = file;
    }

    static PredictionBook ofUser() {
        return in(Settings.progress());
    }

    /** Returns the predictions in a file with a user's progress. */
    public static PredictionBook in(Path progress) {
        return new PredictionBook(new JsonFile(progress));
    }

    /** Returns the first guess at a question. */
    Optional<String> firstGuess(String id) {
        JsonNode guess = file.read().path(PREDICTIONS).path(id).path("guess");
        return guess.isTextual() ? Optional.of(guess.asText()) : Optional.empty();
    }

    /** Keeps a guess. */
    void record(String id, String guess, boolean isRight) {
        file.change(root -> {
            ObjectNode all = root.path(PREDICTIONS) instanceof ObjectNode kept ? kept : root.putObject(PREDICTIONS);
            all.putObject(id).put("guess", guess).put("right", isRight);
        });
    }

    /** Returns how many guesses were made and right, by lesson. */
    public List<Tally> tallies() {
        TreeMap<String, Tally> tallies = new TreeMap<>();
        file.read().path(PREDICTIONS).fields().forEachRemaining(entry -> {
            Matcher id = LESSON.matcher(entry.getKey());
            String lesson = id.matches() ? id.group(1) : OTHERS;
            tallies.put(
                    lesson,
                    tallies.getOrDefault(lesson, new Tally(lesson, 0, 0))
                            .plus(entry.getValue().path("right").asBoolean()));
        });
        return List.copyOf(tallies.values());
    }
}
