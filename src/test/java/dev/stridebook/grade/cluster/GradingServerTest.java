package dev.stridebook.grade.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.grade.Rules;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.Submission;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.process.JavaCommand;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The grader of an executor, without Spark. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the sandboxes are of Linux")
class GradingServerTest {
    private static final Rules RULES = Rules.of(List.of(Catalogue.find("S3.5").orElseThrow()));

    private Process process;

    private Asking start(String... neighbours) throws IOException {
        ProcessBuilder builder = JavaCommand.with(
                        System.getProperty("java.class.path"), GradingServer.class.getName(), List.of(neighbours))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .put("STRIDEBOOK_HOME", Path.of("target").toAbsolutePath().toString());
        process = builder.start();
        return new Asking(process.getInputStream(), process.getOutputStream());
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void itGradesAfterATrialOfTheSandboxAndEndsWithItsAsker(@TempDir Path work) throws Exception {
        try (ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Asking server = start("127.0.0.1:" + port.getLocalPort(), work.toString());
            byte[] sandbox = server.ask(Parcel.of(Assignment.of(RULES, Optional.empty(), "bubblewrap")));
            assertThat(new String(sandbox, StandardCharsets.UTF_8)).isEqualTo("bubblewrap");

            String right = Files.readString(Path.of("solutions/S3_5_OutputShape.java"));
            Submission ada = new Submission("ada", List.of(new SourceFile("A.java", right)), List.of(), Instant.EPOCH);
            StudentResult result = Parcel.open(server.ask(Parcel.of(ada)), StudentResult.class);
            assertThat(result.student()).isEqualTo("ada");
            assertThat(result.isFull()).isTrue();
            assertThat(result.digest()).isEqualTo(ada.digest(RULES.digest()));
        }
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void withoutASandboxOrWithAnotherProgramItRefuses() throws Exception {
        Asking server = start();
        assertThatThrownBy(() -> server.ask(Parcel.of(Assignment.of(RULES, Optional.empty(), "plain"))))
                .isInstanceOf(NoAnswerException.class)
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
                "another");
        assertThatThrownBy(() -> server.ask(Parcel.of(other)))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("another build of Stridebook");
    }
}
