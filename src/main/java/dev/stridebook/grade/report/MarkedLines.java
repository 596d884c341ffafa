package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

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
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d)\\$)?[ds]");
    private static final String NUMBER = "\\d{1,6}";

    private record Place(int cell, int line) {}

    private final Map<Place, List<String>> said = new LinkedHashMap<>();

    private MarkedLines() {}

    static MarkedLines of(ExerciseOutcome exercise) {
        MarkedLines marked = new MarkedLines();
        Pattern raising = raised();
        for (TestOutcome test : exercise.tests()) {
            Matcher raised = raising.matcher(test.detail());
            if (raised.matches()) {
                boolean isInCell = raised.group("cell") != null;
                marked.add(
                        isInCell ? Integer.parseInt(raised.group("cell")) : 0,
                        raised.group(isInCell ? "lineOfCell" : "line"),
                        say("%s, in the test “%s”", raised.group("said"), test.test()));
            }
        }
        if (!exercise.code().isEmpty()) {
            int cell = exercise.code().get(0).cell();
            String error = cell > 0
                    ? pattern(say("line %d: %s"), group("line", NUMBER), group("said", ".*"))
                    : Pattern.quote(exercise.file()) + ":" + group("line", NUMBER) + ": " + group("said", ".*");
            Matcher errors = Pattern.compile("(?m)^" + error + "$").matcher(exercise.problem());
            while (errors.find()) {
                marked.add(cell, errors.group("line"), errors.group("said"));
            }
        }
        return marked;
    }

    /** What {@code Verdict.Raised} tells of the place; the message before it may be anything. */
    private static Pattern raised() {
        String inCell = pattern(say("cell %d, line %d"), group("cell", NUMBER), group("lineOfCell", NUMBER));
        String inFile = pattern(say("line %d of %s"), group("line", NUMBER), ".*?");
        return Pattern.compile(
                pattern(say("%s, at %s, in %s"), group("said", ".*"), "(?:%s|%s)".formatted(inCell, inFile), ".*"));
    }

    private static String group(String name, String pattern) {
        return "(?<%s>%s)".formatted(name, pattern);
    }

    /** Returns a pattern of what is said in a format if its arguments match these patterns. */
    private static String pattern(String format, String... arguments) {
        Matcher placeholder = PLACEHOLDER.matcher(format);
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        for (int next = 1; placeholder.find(); next++) {
            int argument = placeholder.group(1) == null ? next : Integer.parseInt(placeholder.group(1));
            pattern.append(Pattern.quote(format.substring(end, placeholder.start())))
                    .append(arguments[argument - 1]);
            end = placeholder.end();
        }
        return pattern.append(Pattern.quote(format.substring(end))).toString();
    }

    private void add(int cell, String line, String text) {
        List<String> texts = said.computeIfAbsent(new Place(cell, Integer.parseInt(line)), place -> new ArrayList<>());
        if (!texts.contains(text)) {
            texts.add(text);
        }
    }

    /** Returns what is said about a line of a cell, or with cell 0 of a Java file; usually nothing. */
    List<String> at(int cell, int line) {
        return said.getOrDefault(new Place(cell, line), List.of());
    }
}
