package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;

/** What <a href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">Gradescope</a> reads as {@code results.json}. */
final class Gradescope {
    private Gradescope() {}

    /** Returns the results. Those of a submission that was not graded have no score, which tells Gradescope that grading failed. */
    static String of(StudentResult result) {
        if (!result.isGraded()) {
            return Json.text(Json.object()
                    .put(
                            "output",
                            say("%s Submit again, and if it happens again, tell your teacher.", result.whyNotGraded())
                                    + "\n")
                    .put("output_format", "text")
                    .put("stdout_visibility", "hidden"));
        }
        ObjectNode json = Json.object().put("score", result.score()).put("output_format", "text");
        StringBuilder output = new StringBuilder();
        result.remarksAndNotes().forEach(note -> output.append(note).append('\n'));
        for (ExerciseOutcome exercise : result.exercises()) {
            if (!exercise.ofVariant().isEmpty()) {
                output.append(say("%s: %s", exercise.id(), exercise.ofVariant()))
                        .append('\n');
            }
            exercise.diagnoses()
                    .forEach(diagnosis -> output.append(say("%s: %s", exercise.id(), diagnosis))
                            .append('\n'));
        }
        if (result.latePercent() > 0) {
            output.append(say("Late penalty: %d %%.", result.latePercent())).append('\n');
        }
        json.put("output", output.toString()).put("stdout_visibility", "hidden");
        json.putObject("extra_data").put("sandbox", result.sandbox());
        ArrayNode tests = json.putArray("tests");
        for (ExerciseOutcome exercise : result.exercises()) {
            for (TestOutcome test : exercise.tests()) {
                tests.addObject()
                        .put("name", say("%s %s: %s", exercise.id(), exercise.title(), test.test()))
                        .put("score", test.points())
                        .put("max_score", test.of())
                        .put("status", test.points() == test.of() ? "passed" : "failed")
                        .put("output", test.said())
                        .put("output_format", "text");
            }
        }
        return Json.text(json);
    }
}
