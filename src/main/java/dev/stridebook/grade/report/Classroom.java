package dev.stridebook.grade.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What GitHub Classroom's <a href="https://github.com/classroom-resources/autograding-grading-reporter">reporter</a> reads, and a
 * summary for the page of the workflow run.
 */
final class Classroom {
    private Classroom() {}

    /** Returns the reporter's JSON, in which each exercise is a test with its points. */
    static String of(StudentResult result) {
        ObjectNode json = Json.object()
                .put("version", 1)
                .put("status", status(result, result.isFull()))
                .put("max_score", result.of());
        ArrayNode tests = json.putArray("tests");
        for (ExerciseOutcome exercise : result.exercises()) {
            tests.addObject()
                    .put("name", "%s %s".formatted(exercise.id(), exercise.title()))
                    .put("status", status(result, exercise.points() == exercise.of()))
                    .put(
                            "message",
                            result.isGraded()
                                    ? "%d of %d points".formatted(exercise.points(), exercise.of())
                                    : result.whyNotGraded())
                    .put("score", exercise.points())
                    .put("max_score", exercise.of());
        }
        return Json.text(json);
    }

    private static String status(StudentResult result, boolean isFull) {
        if (!result.isGraded()) {
            return "error";
        }
        return isFull ? "pass" : "fail";
    }

    /** Returns the summary in Markdown; all text from the student is marked as code. */
    static String summary(StudentResult result) {
        if (!result.isGraded()) {
            return "## Not graded\n\n    %s\n".formatted(result.whyNotGraded());
        }
        StringBuilder summary = new StringBuilder("## %d of %d points\n\n".formatted(result.points(), result.of()));
        summary.append("| exercise | points | |\n|:--|--:|:--|\n");
        for (ExerciseOutcome exercise : result.exercises()) {
            summary.append("| %s %s | %d of %d | %s |\n"
                    .formatted(exercise.id(), exercise.title(), exercise.points(), exercise.of(), said(exercise)));
        }
        if (!result.notes().isEmpty()) {
            summary.append("\n");
            result.notes().forEach(note -> summary.append("    ").append(note).append('\n'));
        }
        return summary.toString();
    }

    private static String said(ExerciseOutcome exercise) {
        List<String> said = new ArrayList<>();
        if (!exercise.ofVariant().isEmpty()) {
            said.add(exercise.ofVariant());
        }
        said.addAll(exercise.diagnoses());
        if (!exercise.isAnswered()) {
            said.add("not answered");
        } else {
            exercise.tests().stream()
                    .filter(test -> test.points() < test.of())
                    .map(test -> test.detail().isEmpty()
                            ? "%s: %s".formatted(test.test(), test.outcome())
                            : "%s: %s: %s".formatted(test.test(), test.outcome(), test.detail()))
                    .forEach(said::add);
        }
        return said.stream().map(Classroom::code).collect(Collectors.joining("<br>"));
    }

    /** Marks text as code. In a table, a vertical bar ends the cell even in code, so it is escaped. */
    private static String code(String text) {
        return "`" + text.replace('`', '\'').replace("|", "\\|").replaceAll("\\s+", " ") + "`";
    }
}
