package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.notebook.Html;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes the students of a class as a table that is complete without a script, and what {@code overview.js} needs to sort, filter and page
 * it. For ten thousand students that is many bytes, so tags that HTML can do without are left out, and notes are cut.
 */
final class StudentTable {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    /** Two bits for each state. */
    private static final int STATES_IN_A_DIGIT = 3;
    /** Of all rows. Where more would be needed, notes and at last names get shorter; both are on the students' pages, whole. */
    private static final int MOST_BYTES = 1_700_000;

    /** How many characters a row shows of a note and of a name. */
    private record Lengths(int note, int name) {}

    private static final List<Lengths> LENGTHS = List.of(
            new Lengths(500, 120),
            new Lengths(200, 120),
            new Lengths(100, 120),
            new Lengths(60, 120),
            new Lengths(30, 120),
            new Lengths(0, 60),
            new Lengths(0, 30));

    private static final String CONTROLS = """
            <form id="filters" hidden>
            <label>%s <input type="search" name="q" autocomplete="off"></label>
            <label>%s <select name="exercise"><option value="">%s</option>%s</select></label>
            <label>%s <select name="result">
            <option value="">%s</option>
            <option value="answered">%s</option>
            <option value="unanswered">%s</option>
            <option value="full">%s</option>
            <option value="part">%s</option>
            <option value="notgraded">%s</option>
            </select></label>
            <p id="mistake" data-nobody="%s" hidden>%s <span></span></p>
            <button type="reset">%s</button>
            </form>
            <noscript><style>tbody[hidden] { display: table-row-group; }</style><p>%s</p></noscript>
            <p id="shown" role="status" data-all="%s" data-some="%s" data-none="%s"></p>
            """;

    private static final String HEADING = """
            <table id="class"><thead><tr><th scope="col" data-sort="name">%s</th><th scope="col" data-sort="score">%s</th>\
            <th scope="col" data-sort="answered">%s</th><th scope="col" data-sort="mistakes">%s</th></tr></thead><tbody hidden>
            """;

    private StudentTable() {}

    /** @param names of the students' files */
    static String of(List<StudentResult> results, ClassStatistics statistics, FileNames names) {
        Map<String, Integer> mistakes = new HashMap<>();
        statistics.mistakes().forEach(mistake -> mistakes.put(mistake.exercise() + mistake.text(), mistakes.size()));
        StringBuilder table =
                new StringBuilder("<h2 id=\"students\" tabindex=\"-1\">%s</h2>\n".formatted(say("Students")));
        table.append(controls(statistics));
        table.append(HEADING.formatted(say("student"), say("score"), say("answered"), say("mistakes")));
        return table.append(rows(results, mistakes, names))
                .append("</tbody></table>\n")
                .append(pages())
                .toString();
    }

    /** All of it is said, since the number of the page stands elsewhere in other languages. */
    private static String pages() {
        return say("""
                <nav id="pages" aria-label="Pages of students" hidden>
                <button type="button" name="previous">Previous</button>
                <label>Page <input type="number" min="1"></label> <span data-of="of {last}"></span>
                <button type="button" name="next">Next</button>
                </nav>
                """);
    }

    /** The script puts numbers in place of the words in braces. */
    private static String controls(ClassStatistics statistics) {
        String exercises = statistics.exercises().stream()
                .map(exercise -> "<option value=\"%s\">%s</option>"
                        .formatted(Html.escape(exercise.id()), Html.escape(exercise.name())))
                .collect(Collectors.joining());
        return CONTROLS.formatted(
                say("Name or note"),
                say("Exercise"),
                say("all exercises"),
                exercises,
                say("Result"),
                say("any"),
                say("answered"),
                say("not answered"),
                say("all points"),
                say("answered, not all points"),
                say("not graded"),
                say("nobody made it"),
                say("Mistake:"),
                say("Show everybody"),
                say("Sorting, searching and the links from numbers to students need JavaScript."),
                say("{first}–{last} of {shown} students"),
                say("{first}–{last} of {shown} students, out of {all}"),
                say("No students: nobody has all that."));
    }

    /** Returns all rows, with notes as long as there is room for. */
    private static String rows(List<StudentResult> results, Map<String, Integer> mistakes, FileNames names) {
        String rows = "";
        for (Lengths lengths : LENGTHS) {
            StringBuilder table = new StringBuilder();
            results.forEach(result -> add(table, result, mistakes, names.of(result.student()), lengths));
            rows = table.toString();
            if (rows.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
                break;
            }
        }
        return rows;
    }

    private static void add(
            StringBuilder table, StudentResult result, Map<String, Integer> mistakes, String file, Lengths lengths) {
        List<Integer> made = result.exercises().stream()
                .flatMap(exercise -> exercise.diagnoses().stream().map(text -> exercise.id() + text))
                .map(mistakes::get)
                .filter(Objects::nonNull)
                .toList();
        long answered =
                result.exercises().stream().filter(ExerciseOutcome::isAnswered).count();
        table.append("<tr");
        if (!result.isGraded()) {
            table.append(" class=\"alarm\"");
        }
        attribute(table, "data-r", states(result));
        attribute(table, "data-m", made.stream().map(StudentTable::twoDigits).collect(Collectors.joining()));
        table.append("><td><a href=\"students/")
                .append(file)
                .append(".html\">")
                .append(Html.escape(cut(result.student(), lengths.name())))
                .append("</a>");
        String note = note(result);
        if (!note.isEmpty() && lengths.note() > 0) {
            table.append("<small>")
                    .append(Html.escape(cut(note, lengths.note())))
                    .append("</small>");
        }
        table.append("<td>")
                .append(result.isGraded() ? result.score().toPlainString() : say("not graded"))
                .append("<td>")
                .append(answered)
                .append("<td>")
                .append(made.size())
                .append('\n');
    }

    private static void attribute(StringBuilder table, String name, String value) {
        if (!value.isEmpty()) {
            table.append(' ').append(name).append("=\"").append(value).append('"');
        }
    }

    /** Returns what a teacher should see first, and how much more there is. */
    private static String note(StudentResult result) {
        if (!result.isGraded()) {
            return result.notGraded();
        }
        List<String> all = result.remarksAndNotes();
        return switch (all.size()) {
            case 0 -> "";
            case 1 -> all.get(0);
            default -> say("(%d) %s", all.size(), all.get(0));
        };
    }

    /** Returns a digit for every three exercises, without those at the end that nobody needs, since nothing is answered. */
    private static String states(StudentResult result) {
        StringBuilder digits = new StringBuilder();
        List<ExerciseOutcome> exercises = result.exercises();
        for (int i = 0; i < exercises.size(); i += STATES_IN_A_DIGIT) {
            int digit = 0;
            for (int j = 0; j < STATES_IN_A_DIGIT && i + j < exercises.size(); j++) {
                digit |= state(exercises.get(i + j)) << 2 * j;
            }
            digits.append(DIGITS.charAt(digit));
        }
        return digits.toString().replaceFirst("A+$", "");
    }

    /** There are far fewer known mistakes than two digits can count. */
    private static String twoDigits(int number) {
        return "" + DIGITS.charAt(number / DIGITS.length()) + DIGITS.charAt(number % DIGITS.length());
    }

    /** Returns 0 if an exercise is not answered, 1 if it is, and 2 if all points were earned. */
    private static int state(ExerciseOutcome exercise) {
        if (!exercise.isAnswered()) {
            return 0;
        }
        return exercise.points() >= exercise.of() ? 2 : 1;
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + " …";
    }
}
