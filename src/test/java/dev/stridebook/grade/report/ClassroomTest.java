package dev.stridebook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassroomTest {
    private static final String HOSTILE = "`</td>` | <img src=x>\n# heading";

    private static final StudentResult RESULT = new StudentResult(
            "ada",
            "",
            "bubblewrap",
            List.of(
                    new ExerciseOutcome(
                            "S3.5",
                            "Size",
                            "a.java",
                            List.of(new TestOutcome("both", "passed", "", 2, 2)),
                            List.of(),
                            ""),
                    new ExerciseOutcome(
                            "S3.6",
                            "Formula",
                            "b.java",
                            List.of(
                                    new TestOutcome("plain", "passed", "", 1, 1),
                                    new TestOutcome("strided", "failed", HOSTILE, 0, 3)),
                            List.of("You left the stride out."),
                            "")),
            List.of("c.java: Does not compile"),
            "",
            0);

    @Test
    void theReporterGetsAnExerciseAsATestWithItsPoints() throws Exception {
        JsonNode json = new ObjectMapper().readTree(Classroom.of(RESULT));

        assertThat(json.path("status").asText()).isEqualTo("fail");
        assertThat(json.path("max_score").asInt()).isEqualTo(6);
        assertThat(json.path("tests").findValuesAsText("status")).containsExactly("pass", "fail");
        assertThat(json.path("tests").findValuesAsText("score")).containsExactly("2", "1");
    }

    @Test
    void inTheSummaryTextOfAStudentIsCodeAndStaysInItsCell() {
        List<String> lines = Classroom.summary(RESULT).lines().toList();

        assertThat(lines)
                .containsSequence(
                        "## 3 of 6 points",
                        "",
                        "| exercise | points | |",
                        "|:--|--:|:--|",
                        "| S3.5 Size | 2 of 2 |  |",
                        "| S3.6 Formula | 1 of 4 | `You left the stride out.`<br>"
                                + "`strided: failed: '</td>' \\| <img src=x> # heading` |")
                .endsWith("    c.java: Does not compile");
    }
}
