package dev.stridebook.grade.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.grade.ExerciseOutcome;
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
        for (ExerciseOutcome exercise : result.exercises()) {
            ObjectNode one = exercises
                    .addObject()
                    .put("id", exercise.id())
                    .put("title", exercise.title())
                    .put("file", exercise.file())
                    .put("variant", exercise.variant())
                    .put("points", exercise.points())
                    .put("of", exercise.of())
                    .put("problem", exercise.problem())
                    .put("code", exercise.code());
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
        }
        add(json.putArray("notes"), result.notes());
        json.put("output", result.output());
        return text(json);
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
