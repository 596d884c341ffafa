package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.kernel.TestArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The folder for reports: it can be full, or in use, and nothing that was graded is lost. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the limits of a process are those of Linux")
class GradeOutTest {
    private static final int STUDENTS = 300;

    @TempDir
    private Path folder;

    /** Starts grading in another process, with options of {@code prlimit}. */
    private Process start(String limit, Path submissions, Path out, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("grade", submissions.toString(), "--out", out.toString(), "--only", "S3.5", "--jobs", "2"));
        arguments.addAll(List.of(more));
        ProcessBuilder builder = TestArchive.java(Main.class, arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile());
        builder.command().addAll(0, List.of("prlimit", limit));
        builder.environment()
                .put("STRIDEBOOK_HOME", Path.of("target").toAbsolutePath().toString());
        return builder.start();
    }

    private int end(Process process) throws Exception {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(printed()).isTrue();
        return process.exitValue();
    }

    private String printed() throws IOException {
        return Files.readString(folder.resolve("printed"));
    }

    @Test
    void aDiskThatIsFullIsToldAndLosesNothing() throws Exception {
        Path roster = Files.writeString(
                folder.resolve("roster.csv"),
                IntStream.range(0, STUDENTS)
                        .mapToObj("student-%03d\n"::formatted)
                        .collect(Collectors.joining("", "student\n", "")));
        Path submissions = Files.createDirectory(folder.resolve("class"));
        Path out = folder.resolve("grades");
        Path roomy = folder.resolve("roomy");
        assertThat(end(start("--fsize=unlimited", submissions, roomy, "--roster", roster.toString())))
                .as(printed())
                .isZero();

        // No file may be longer than 32 kB: the journal of the class is.
        assertThat(end(start("--fsize=32768:unlimited", submissions, out, "--roster", roster.toString())))
                .as(printed())
                .isEqualTo(1);
        assertThat(printed())
                .contains("journal.jsonl cannot be written: File too large. What was graded before is kept")
                .doesNotContain("Exception", "\tat ");

        assertThat(end(start("--fsize=unlimited", submissions, out, "--roster", roster.toString())))
                .as(printed())
                .isZero();
        assertThat(printed().lines().filter(line -> line.endsWith("(unchanged)")))
                .hasSizeBetween(50, STUDENTS - 1);
        assertThat(Files.readAllLines(out.resolve("class.csv"))).hasSize(STUDENTS + 1);
        try (Stream<Path> reports = Files.walk(roomy)) {
            for (Path report : reports.filter(Files::isRegularFile).toList()) {
                if (!report.endsWith("journal.jsonl")) {
                    assertThat(out.resolve(roomy.relativize(report))).hasSameBinaryContentAs(report);
                }
            }
        }
    }

    @Test
    void twoGradersNeverShareAFolder() throws Exception {
        Path submissions = Files.createDirectory(folder.resolve("class"));
        Files.writeString(
                submissions.resolve("ada.java"), Files.readString(Path.of("solutions/S3_5_OutputShape.java")));
        Path out = folder.resolve("grades");
        Files.writeString(submissions.resolve("eve.ipynb"), """
                {"cells": [{"cell_type": "code", "id": "a", "source": "Thread.sleep(3_600_000);", "metadata": {}, "outputs": [],
                "execution_count": null}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
                """);
        Process first = start("--nofile=1024", submissions, out, "--timeout", "3600", "--submission-timeout", "3600");
        try {
            while (!Files.exists(out.resolve("students/ada.html"))) {
                assertThat(first.isAlive()).as(printed()).isTrue();
                Thread.sleep(20);
            }
            Cli second = Cli.run("grade", submissions.toString(), "--out", out.toString(), "--only", "S3.5");
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err()).contains("Another grader is writing to").doesNotContain("\tat ");
        } finally {
            first.destroyForcibly().waitFor();
        }
    }
}
