package dev.stridebook.grade.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.Variant;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.grade.Deadline;
import dev.stridebook.grade.RecordCodec;
import dev.stridebook.grade.Rules;
import dev.stridebook.grade.Submission;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.handin.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionCodecTest {
    @Test
    void aSubmissionArrivesAsItWasSent() throws Exception {
        Submission sent = new Submission(
                "李 雷",
                List.of(
                        new SourceFile("a/ä.java", "class Ä {} // \u0000\u0001 \uD83D\uDE00", "windows-1252"),
                        new SourceFile("b.ipynb", "")),
                List.of("c.rar is refused."),
                Instant.parse("2026-11-30T09:00:00.123456789Z"),
                Optional.of(Variant.of("ada")));
        assertThat(SubmissionCodec.decode(SubmissionCodec.encode(sent))).isEqualTo(sent);

        Submission nothing = new Submission("emil", List.of(), List.of(), Instant.EPOCH);
        assertThat(SubmissionCodec.decode(SubmissionCodec.encode(nothing))).isEqualTo(nothing);
    }

    @Test
    void theRulesThatArriveAreTheSame() throws Exception {
        for (Deadline deadline :
                List.of(Deadline.NONE, new Deadline(Optional.of(Instant.parse("2026-12-01T17:00:00.5Z")), 20))) {
            Rules rules = new Rules(
                    Catalogue.EXERCISES,
                    Map.of(),
                    "",
                    deadline,
                    Limits.USUAL.withTimes(Duration.ofSeconds(7), Duration.ofSeconds(77)));
            Assignment sent = Assignment.of(rules, Optional.empty(), "auto");
            Assignment arrived = RecordCodec.decode(RecordCodec.encode(sent), Assignment.class);
            assertThat(arrived.rules().digest()).isEqualTo(rules.digest());
            assertThat(arrived.program()).isEqualTo(ProgramDigest.ofThisProcess());
        }
    }
}
