package dev.stridebook.grade.report;

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
                            result.whyNotGraded() + " Submit again, and if it happens again, tell your teacher.\n")
                    .put("output_format", "text")
                    .put("stdout_visibility", "hidden"));
        }
        ObjectNode json = Json.object().put("score", result.score()).put("output_format", "text");
        StringBuilder output = new StringBuilder();
        result.notes().forEach(note -> output.append(note).append('\n'));
        for (ExerciseOutcome exercise : result.exercises()) {
            if (!exercise.ofVariant().isEmpty()) {
                output.append("%s: %s\n".formatted(exercise.id(), exercise.ofVariant()));
            }
            exercise.diagnoses().forEach(diagnosis -> output.append("%s: %s\n".formatted(exercise.id(), diagnosis)));
        }
        if (result.latePercent() > 0) {
            output.append("Late penalty: %d %%.\n".formatted(result.latePercent()));
        }
        json.put("output", output.toString()).put("stdout_visibility", "hidden");
        json.putObject("extra_data").put("sandbox", result.sandbox());
        ArrayNode tests = json.putArray("tests");
        for (ExerciseOutcome exercise : result.exercises()) {
            for (TestOutcome test : exercise.tests()) {
                tests.addObject()
                        .put("name", "%s %s: %s".formatted(exercise.id(), exercise.title(), test.test()))
                        .put("score", test.points())
                        .put("max_score", test.of())
                        .put("status", test.points() == test.of() ? "passed" : "failed")
                        .put("output", test.detail().isEmpty() ? test.outcome() : test.outcome() + ": " + test.detail())
                        .put("output_format", "text");
            }
        }
        return Json.text(json);
    }
}
