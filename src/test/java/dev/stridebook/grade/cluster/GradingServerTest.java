package dev.stridebook.grade.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.course.graded.Points;
import dev.stridebook.grade.Deadline;
import dev.stridebook.grade.HiddenTests;
import dev.stridebook.grade.HiddenTestsJar;
import dev.stridebook.grade.RecordCodec;
import dev.stridebook.grade.Rules;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.Submission;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.kernel.TestArchive;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The grader of an executor, without Spark. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the sandboxes are of Linux")
class GradingServerTest {
    private static final Rules RULES = Rules.of(List.of(Catalogue.find("S3.5").orElseThrow()));

    @TempDir
    private Path folder;

    private Process process;

    static final class MyTests {
        @Points(3)
        @DisplayName("my own test")
        void mine(OutputShape.Answer answer) {
            answer.outputSize();
        }
    }

    /** Starts a server that keeps its temporary files in a folder of ours. */
    private PipeClient start(String... neighbours) throws Exception {
        ProcessBuilder builder =
                TestArchive.java(GradingServer.class, neighbours).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.command().add(1, "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        builder.environment()
                .put("STRIDEBOOK_HOME", Path.of("target").toAbsolutePath().toString());
        process = builder.start();
        return new PipeClient(process.getInputStream(), process.getOutputStream());
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void itGradesAfterATrialOfTheSandboxAndEndsWithItsClient(@TempDir Path work) throws Exception {
        Path jar = HiddenTestsJar.of(MyTests.class, folder);
        HiddenTests hidden = HiddenTests.read(jar);
        Rules rules = new Rules(RULES.exercises(), hidden.byExercise(), hidden.digest(), Deadline.NONE, RULES.limits());
        try (ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            PipeClient server = start("127.0.0.1:" + port.getLocalPort(), work.toString());
            byte[] sandbox = server.call(RecordCodec.encode(Assignment.of(rules, Optional.of(jar), "bubblewrap")));
            assertThat(new String(sandbox, StandardCharsets.UTF_8)).startsWith("bubblewrap");

            String right = Files.readString(Path.of("solutions/S3_5_OutputShape.java"));
            Submission ada = new Submission("ada", List.of(new SourceFile("A.java", right)), List.of(), Instant.EPOCH);
            StudentResult result = RecordCodec.decode(server.call(SubmissionCodec.encode(ada)), StudentResult.class);
            assertThat(result.student()).isEqualTo("ada");
            assertThat(result.isFull()).isTrue();
            assertThat(result.points()).isEqualTo(RULES.points() + 3);
            assertThat(result.digest()).isEqualTo(ada.digest(rules.digest()));
        }
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("tmp"))
                .as("the teacher's tests are left behind")
                .isDirectoryNotContaining("glob:**.jar");
    }

    @Test
    void withoutASandboxOrWithAnotherProgramItRefuses() throws Exception {
        PipeClient server = start();
        assertThatThrownBy(() -> server.call(RecordCodec.encode(Assignment.of(RULES, Optional.empty(), "plain"))))
                .isInstanceOf(RemoteFailureException.class)
                .hasMessageContaining("no sandbox works there");
        Assignment same = Assignment.of(RULES, Optional.empty(), "auto");
        Assignment other = new Assignment(
                same.exercises(),
                same.tests(),
                same.due(),
                same.late(),
                same.callMillis(),
                same.submissionMillis(),
                same.sandbox(),
                same.language(),
                "another");
        assertThatThrownBy(() -> server.call(RecordCodec.encode(other)))
                .isInstanceOf(RemoteFailureException.class)
                .hasMessageContaining("another build of Stridebook");
    }
}
