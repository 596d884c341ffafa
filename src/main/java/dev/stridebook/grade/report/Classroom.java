package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.Remark;
import dev.stridebook.grade.StudentResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                    .put("status", status(result, exercise.points() >= exercise.of()))
                    .put("message", result.isGraded() ? message(exercise) : result.whyNotGraded())
                    .put("score", exercise.points())
                    .put("max_score", exercise.of());
        }
        return Json.text(json);
    }

    private static String message(ExerciseOutcome exercise) {
        return Stream.concat(
                        Stream.of(say("%d of %d points", exercise.points(), exercise.of())),
                        exercise.remarks().stream().map(Remark::toString))
                .collect(Collectors.joining(say("; ")));
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
            return "## %s\n\n    %s\n".formatted(say("Not graded"), result.whyNotGraded());
        }
        StringBuilder summary =
                new StringBuilder("## %s\n\n".formatted(say("%d of %d points", result.points(), result.of())));
        summary.append("| %s | %s | |\n|:--|--:|:--|\n".formatted(say("exercise"), say("points")));
        for (ExerciseOutcome exercise : result.exercises()) {
            summary.append("| %s %s | %s | %s |\n"
                    .formatted(
                            exercise.id(),
                            exercise.title(),
                            say("%d of %d", exercise.points(), exercise.of()),
                            said(exercise)));
        }
        if (!result.notes().isEmpty()) {
            summary.append("\n");
            result.notesForPeople()
                    .forEach(note -> summary.append("    ").append(note).append('\n'));
        }
        return summary.toString();
    }

    private static String said(ExerciseOutcome exercise) {
        List<String> said = new ArrayList<>();
        if (!exercise.ofVariant().isEmpty()) {
            said.add(exercise.ofVariant());
        }
        exercise.remarks().forEach(remark -> said.add(remark.toString()));
        said.addAll(exercise.diagnoses());
        if (!exercise.isAnswered()) {
            said.add(say("not answered"));
        } else {
            exercise.tests().stream()
                    .filter(test -> test.points() < test.of())
                    .map(test -> say("%s: %s", test.test(), test.said()))
                    .forEach(said::add);
        }
        return said.stream().map(Classroom::code).collect(Collectors.joining("<br>"));
    }

    /** Marks text as code. In a table, a vertical bar ends the cell even in code, so it is escaped. */
    private static String code(String text) {
        return "`" + text.replace('`', '\'').replace("|", "\\|").replaceAll("\\s+", " ") + "`";
    }
}
