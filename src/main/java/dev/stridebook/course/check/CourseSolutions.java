package dev.stridebook.course.check;

import dev.stridebook.course.Exercise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the course's own {@code solutions/} from answers. A file counts as one of them if it lies in a folder of that name and its answer
 * is the reference answer, up to white space and comments. The same answer anywhere else is the student's: short ones are alike by chance.
 */
public final class CourseSolutions {
    private static final String FOLDER = "solutions";
    /** Many times the length of any reference answer. */
    private static final int LONGEST = 100_000;

    private static final Map<List<String>, Exercise<?>> REFERENCES = new HashMap<>();

    static {
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            exercise.reference()
                    .ifPresent(source -> REFERENCES.put(JavaTokens.withoutImports(source), exercise.exercise()));
        }
    }

    private CourseSolutions() {}

    /** Returns whether a file lies in a folder, or an archive, with the name of the course's folder. */
    public static boolean isPlace(String path) {
        String[] parts = path.split("/");
        return Stream.of(parts)
                .limit(parts.length - 1L)
                .anyMatch(part -> part.replaceFirst("\\.\\w+$", "").equalsIgnoreCase(FOLDER));
    }

    /** Returns the exercise whose reference answer this source is, in a file or a notebook's cell. */
    public static Optional<Exercise<?>> find(String source) {
        return source.length() > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(REFERENCES.get(JavaTokens.withoutImports(source)));
    }
}
