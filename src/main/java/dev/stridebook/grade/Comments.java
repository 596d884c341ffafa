package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.GradedTest;
import dev.stridebook.handin.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What teachers say about answers, and the points that they give in place of the tests: a CSV with the columns {@code student},
 * {@code exercise}, {@code test}, {@code points}, {@code comment}, {@code who} and {@code why}. It is applied to results, never part of
 * them, so it outlives every grading.
 */
public final class Comments {
    /** No comments. */
    public static final Comments NONE = new Comments();

    private static final int LONGEST = 2000;

    /** What a row says about an exercise; {@code points} is below 0 if it says nothing of points. */
    private record Entry(String test, int points, String comment, String who, String why) {
        boolean changes() {
            return points >= 0;
        }
    }

    private record Place(String student, String exercise) {}

    private final Map<Place, List<Entry>> entries = new HashMap<>();

    /** Comments on all that a student handed in. */
    private final Map<String, List<String>> general = new HashMap<>();

    /** The students of whom something is said. */
    private final Set<String> commented = new HashSet<>();

    private Comments() {}

    /**
     * Reads comments and checks them against the class.
     *
     * @param students the names of all students of the class
     * @param rules what is graded
     * @throws IllegalArgumentException if a row names nobody or nothing of the class, or points that cannot be; the message has its line
     * @throws IOException if the file cannot be read
     */
    public static Comments read(Path file, Collection<String> students, Rules rules) throws IOException {
        CsvTable table = CsvTable.read(file);
        for (String column : List.of("student", "exercise", "who")) {
            if (!table.has(column)) {
                throw new IllegalArgumentException(say(
                        "%s needs the columns \"student\", \"exercise\" and \"who\", and \"points\" with \"why\", or \"comment\"; \"test\" is optional. It has %s.",
                        file, table.columns()));
            }
        }
        Map<String, String> byName = new HashMap<>();
        students.forEach(student -> byName.put(CsvTable.composed(student), student));
        Comments comments = new Comments();
        Set<List<String>> changed = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            try {
                comments.add(row, byName, rules, changed);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(say("%s, line %d: %s", file, row.line(), wrong.getMessage()), wrong);
            }
        }
        return comments;
    }

    private void add(CsvTable.Row row, Map<String, String> byName, Rules rules, Set<List<String>> changed) {
        String student = byName.get(CsvTable.composed(row.get("student")));
        if (student == null) {
            throw new IllegalArgumentException(say(
                    "there is no student \"%s\" in this class. Write the name as class.csv has it.",
                    row.get("student")));
        }
        String comment = SafeText.line(row.get("comment"), LONGEST);
        String who = SafeText.line(row.get("who"), LONGEST);
        String why = SafeText.line(row.get("why"), LONGEST);
        boolean changes = !row.get("points").isEmpty();
        if (who.isEmpty()) {
            throw new IllegalArgumentException(say("the column \"who\" is empty. Every report says who says this."));
        }
        if (comment.isEmpty() && !changes) {
            throw new IllegalArgumentException(say("it says nothing. Give \"points\" and \"why\", or a \"comment\"."));
        }
        if (changes && why.isEmpty()) {
            throw new IllegalArgumentException(
                    say("the column \"why\" is empty. Every report says why points are changed."));
        }
        commented.add(student);
        if (row.get("exercise").isEmpty()) {
            if (changes || !row.get("test").isEmpty()) {
                throw new IllegalArgumentException(
                        say("the column \"exercise\" is empty. Only a comment can be about all exercises."));
            }
            general.computeIfAbsent(student, name -> new ArrayList<>()).add(say("%s: %s", who, comment));
            return;
        }
        GradedExercise<?> exercise = exercise(row.get("exercise"), rules);
        String test = row.get("test").isEmpty() ? "" : test(row.get("test"), exercise, rules);
        int points = changes ? points(row.get("points"), test, exercise, rules) : -1;
        if (changes) {
            requireOnce(changed, student, exercise.id(), test);
        }
        entries.computeIfAbsent(new Place(student, exercise.id()), place -> new ArrayList<>())
                .add(new Entry(test, points, comment, who, why));
    }

    private static GradedExercise<?> exercise(String id, Rules rules) {
        GradedExercise<?> exercise = rules.find(id);
        if (exercise == null) {
            throw new IllegalArgumentException(say(
                    rules.isExercise(id)
                            ? "%s is not among the exercises that are graded, which are %s."
                            : "there is no exercise \"%s\". Graded are %s.",
                    id,
                    rules.exercises().stream().map(GradedExercise::id).collect(Collectors.joining(say(", ")))));
        }
        return exercise;
    }

    /** Returns the points of each test by its name, a teacher's own tests among them. */
    private static Map<String, Integer> tests(GradedExercise<?> exercise, Rules rules) {
        Map<String, Integer> tests = new LinkedHashMap<>();
        exercise.manifest().forEach(test -> tests.put(test.name(), test.points()));
        rules.hiddenTests(exercise).stream()
                .flatMap(hidden -> GradedTest.manifestOf(hidden).stream())
                .forEach(test -> tests.put(test.name(), test.points()));
        return tests;
    }

    private static String test(String name, GradedExercise<?> exercise, Rules rules) {
        Set<String> names = tests(exercise, rules).keySet();
        return names.stream()
                .filter(test -> CsvTable.composed(test).equals(CsvTable.composed(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(say(
                        "%s has no test \"%s\". It has \"%s\".",
                        exercise.id(), name, String.join(say("\", \""), names))));
    }

    private static int points(String text, String test, GradedExercise<?> exercise, Rules rules) {
        Map<String, Integer> tests = tests(exercise, rules);
        int of = test.isEmpty()
                ? tests.values().stream().mapToInt(Integer::intValue).sum()
                : tests.get(test);
        if (!text.matches("\\d{1,6}([.,]0+)?") || Integer.parseInt(text.split("[.,]")[0]) > of) {
            throw new IllegalArgumentException(say(
                    "the points are \"%s\". Give a whole number from 0 to %d, which is what %s is worth.",
                    text, of, test.isEmpty() ? exercise.id() : say("\"%s\"", test)));
        }
        return Integer.parseInt(text.split("[.,]")[0]);
    }

    private static void requireOnce(Set<List<String>> changed, String student, String exercise, String test) {
        boolean isClash = test.isEmpty()
                ? changed.stream().anyMatch(other -> other.subList(0, 2).equals(List.of(student, exercise)))
                : changed.contains(List.of(student, exercise, ""))
                        || changed.contains(List.of(student, exercise, test));
        if (isClash) {
            throw new IllegalArgumentException(say(
                    "a line above it changes points of %s in %s, too. Give the points of an exercise, or of each of its tests, once.",
                    student, exercise));
        }
        changed.add(List.of(student, exercise, test));
    }

    /**
     * Returns a result with what is said about it, and with the points that are given in place of the tests'. Who was not graded has no
     * points yet, so nothing is said either.
     */
    public StudentResult applyTo(StudentResult result) {
        if (!result.isGraded() || !commented.contains(result.student())) {
            return result;
        }
        List<ExerciseOutcome> exercises = result.exercises().stream()
                .map(outcome -> commented(result, outcome))
                .toList();
        List<String> notes = new ArrayList<>(general.getOrDefault(result.student(), List.of()));
        notes.addAll(result.notes());
        return result.with(exercises, notes);
    }

    private ExerciseOutcome commented(StudentResult result, ExerciseOutcome outcome) {
        List<Entry> said = entries.getOrDefault(new Place(result.student(), outcome.id()), List.of());
        return said.isEmpty()
                ? outcome
                : outcome.withRemarks(
                        said.stream().map(entry -> remark(entry, outcome)).toList());
    }

    private static Remark remark(Entry entry, ExerciseOutcome outcome) {
        TestOutcome test = outcome.tests().stream()
                .filter(each -> each.test().equals(entry.test()))
                .findFirst()
                .orElse(null);
        String about = test == null ? "" : say("“%s”: ", test.test());
        if (!entry.changes()) {
            return new Remark("", 0, about + entry.comment(), entry.who(), entry.why());
        }
        int before = test == null ? outcome.testPoints() : test.points();
        return new Remark(
                say("%s%d instead of %d points", about, entry.points(), before),
                entry.points() - before,
                entry.comment(),
                entry.who(),
                entry.why());
    }
}
