package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.kernel.TestArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Grading is killed again and again, by the signal that no program can do anything about, and goes on where it was. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class GradeResumeTest {
    private static final int KILLS = 5;
    private static final int KILLED = 128 + 9;
    private static final long SEED = 9;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void theReportsAreThoseOfARunThatNobodyDisturbed() throws Exception {
        Path submissions = submissions();
        Path calm = folder.resolve("calm");
        assertThat(end(start(submissions, calm))).isZero();

        Path disturbed = folder.resolve("disturbed");
        Random random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            Process process = start(submissions, disturbed);
            await(disturbed, 2 * kill - 1, process);
            Thread.sleep(random.nextInt(600));
            new ProcessBuilder("sh", "-c", "kill -9 $0", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(end(process)).isEqualTo(KILLED);
        }
        assertThat(end(start(submissions, disturbed))).isZero();

        assertThat(printed()).contains("(unchanged)");
        Map<String, String> expected = contents(calm);
        Map<String, String> reports = contents(disturbed);
        assertThat(reports.keySet()).isEqualTo(expected.keySet());
        assertThat(reports)
                .allSatisfy((name, report) -> assertThat(report).as(name).isEqualTo(expected.get(name)));
    }

    /** Twelve students: what is right, what is wrong, what is not there, what cannot be read, and what attacks. */
    private Path submissions() throws IOException {
        Path submissions = Files.createDirectory(folder.resolve("class"));
        String right = Files.readString(Path.of("solutions/S3_5_OutputShape.java"));
        Map<String, String> files = new TreeMap<>();
        files.put("ada.java", right);
        files.put("bob.java", right.replace("2 * 1", "0 * 1"));
        files.put("cleo.ipynb", Files.readString(Path.of("solutions/03-padding-and-stride.ipynb")));
        files.put("dan.java", Files.readString(Path.of("exercises/S3_5_OutputShape.java")));
        files.put("eve.java", Files.readString(Path.of("src/test/attacks/exit-0.java")));
        files.put("finn.java", Files.readString(Path.of("src/test/attacks/html-in-message.java")));
        files.put("gil.java", right + "}");
        files.put("hal.ipynb", "{");
        files.put("ida.zip", "not a zip");
        files.put("joe.java", right);
        files.put("kim.java", Files.readString(Path.of("src/test/attacks/much-output.java")));
        files.put("lea.java", right);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(submissions.resolve(file.getKey()), file.getValue());
        }
        return submissions;
    }

    private Process start(Path submissions, Path out) throws Exception {
        List<String> arguments =
                List.of("grade", submissions.toString(), "--out", out.toString(), "--only", "S3.5", "--jobs", "2");
        ProcessBuilder builder = TestArchive.java(Main.class, arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("printed").toFile()));
        builder.environment()
                .put("STRIDEBOOK_HOME", Path.of("target").toAbsolutePath().toString());
        return builder.start();
    }

    private String printed() throws IOException {
        return Files.readString(folder.resolve("printed"));
    }

    private int end(Process process) throws Exception {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(printed())
                .isTrue();
        return process.exitValue();
    }

    private void await(Path out, int results, Process process) throws Exception {
        Path journal = out.resolve("journal.jsonl");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(journal)
                || Files.readString(journal)
                                .lines()
                                .filter(line -> !line.isEmpty())
                                .count()
                        < results) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as(printed())
                    .isTrue();
            Thread.sleep(20);
        }
    }

    /** All reports; the journal is in the order in which the results came. */
    private static Map<String, String> contents(Path out) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("journal.jsonl")) {
                    contents.put(out.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }
}
