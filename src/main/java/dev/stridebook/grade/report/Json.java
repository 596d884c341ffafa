package dev.stridebook.grade.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.Remark;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import java.util.List;

/** Writes a student's result as JSON, for programs. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String text(JsonNode json) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always JSON.", e);
        }
    }

    static String of(StudentResult result) {
        ObjectNode json = object().put("student", result.student());
        if (result.isGraded()) {
            json.put("points", result.points());
        } else {
            json.put("notGraded", result.notGraded()).putNull("points");
        }
        json.put("of", result.of())
                .put("latePercent", result.latePercent())
                .put("score", result.isGraded() ? result.score() : null)
                .put("sandbox", result.sandbox())
                .put("submission", result.digest());
        ArrayNode exercises = json.putArray("exercises");
        for (ExerciseOutcome exercise : told(result, true)) {
            ObjectNode one = exercises
                    .addObject()
                    .put("id", exercise.id())
                    .put("title", exercise.title())
                    .put("file", exercise.file())
                    .put("variant", exercise.variant())
                    .put("points", exercise.points())
                    .put("of", exercise.of())
                    .put("problem", exercise.problem());
            ArrayNode code = one.putArray("code");
            exercise.code()
                    .forEach(part -> code.addObject().put("cell", part.cell()).put("source", part.source()));
            ArrayNode tests = one.putArray("tests");
            for (TestOutcome test : exercise.tests()) {
                tests.addObject()
                        .put("test", test.test())
                        .put("outcome", test.outcome())
                        .put("detail", test.detail())
                        .put("points", test.points())
                        .put("of", test.of());
            }
            add(one.putArray("diagnoses"), exercise.diagnoses());
            ArrayNode remarks = one.putArray("remarks");
            for (Remark remark : exercise.remarks()) {
                remarks.addObject()
                        .put("change", remark.change())
                        .put("points", remark.points())
                        .put("comment", remark.comment())
                        .put("who", remark.who())
                        .put("why", remark.why());
            }
        }
        add(
                json.putArray("notAnswered"),
                told(result, false).stream().map(ExerciseOutcome::id).toList());
        add(json.putArray("notes"), result.notes());
        json.put("output", result.output());
        return text(json);
    }

    /** Returns the exercises of which there is something to tell, or the others: their many tests would all say the same. */
    private static List<ExerciseOutcome> told(StudentResult result, boolean isTold) {
        return result.exercises().stream()
                .filter(exercise -> exercise.isTold() == isTold)
                .toList();
    }

    /** Returns whether a report, if it is one, has points. */
    static boolean isGraded(String report) {
        try {
            return MAPPER.readTree(report).path("points").isNumber();
        } catch (JsonProcessingException notOurs) {
            return false;
        }
    }

    private static void add(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
