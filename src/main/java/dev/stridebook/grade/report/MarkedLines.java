package dev.stridebook.grade.report;

import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.TestOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a student's code that the compiler's errors and the tests' exceptions name, with what they say. */
final class MarkedLines {
    /** What {@code Verdict.Raised} tells of the place; the message before it may be anything. */
    private static final Pattern RAISED =
            Pattern.compile("(?<said>.*), at (?:cell (?<cell>\\d{1,6}), )?line (?<line>\\d{1,6})(?: of .*?)?, in .*");

    private static final Pattern OF_CELL = Pattern.compile("(?m)^line (?<line>\\d{1,6}): (?<said>.*)$");

    private record Place(int cell, int line) {}

    private final Map<Place, List<String>> said = new LinkedHashMap<>();

    private MarkedLines() {}

    static MarkedLines of(ExerciseOutcome exercise) {
        MarkedLines marked = new MarkedLines();
        for (TestOutcome test : exercise.tests()) {
            Matcher raised = RAISED.matcher(test.detail());
            if (raised.matches()) {
                int cell = raised.group("cell") == null ? 0 : Integer.parseInt(raised.group("cell"));
                marked.add(cell, raised, "%s, in the test “%s”".formatted(raised.group("said"), test.test()));
            }
        }
        if (!exercise.code().isEmpty()) {
            int cell = exercise.code().get(0).cell();
            Pattern error = cell > 0
                    ? OF_CELL
                    : Pattern.compile("(?m)^" + Pattern.quote(exercise.file()) + ":(?<line>\\d{1,6}): (?<said>.*)$");
            Matcher errors = error.matcher(exercise.problem());
            while (errors.find()) {
                marked.add(cell, errors, errors.group("said"));
            }
        }
        return marked;
    }

    private void add(int cell, Matcher match, String text) {
        List<String> texts = said.computeIfAbsent(
                new Place(cell, Integer.parseInt(match.group("line"))), place -> new ArrayList<>());
        if (!texts.contains(text)) {
            texts.add(text);
        }
    }

    /** Returns what is said about a line of a cell, or with cell 0 of a Java file; usually nothing. */
    List<String> at(int cell, int line) {
        return said.getOrDefault(new Place(cell, line), List.of());
    }
}
