package dev.stridebook.grade.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.cli.Main;
import dev.stridebook.cli.SparkFetcher;
import dev.stridebook.kernel.TestArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A class on a Spark cluster of this machine: whoever is killed meanwhile, the reports are those of a run without Spark. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "no sandbox and so no cluster elsewhere")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class SparkTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int STUDENTS = 12;
    /** Who hands in nothing. */
    private static final int MISSING = 9;

    @TempDir
    private Path folder;

    private SparkJars jars;

    @BeforeEach
    void fetch() throws Exception {
        jars = SparkFetcher.findOrFetch("local", new PrintWriter(System.out));
    }

    @Test
    void killingAWorkerAnExecutorAndTheDriverCostsNobodyAnything() throws Exception {
        Path submissions = submissions();
        Path calm = folder.resolve("calm");
        assertThat(exitCode(start(submissions, calm))).as(printed()).isZero();

        Path disturbed = folder.resolve("disturbed");
        try (LoopbackSpark spark = new LoopbackSpark(jars, folder, 3)) {
            String[] cluster = {
                "--master", spark.url(), "--spark-conf", spark.settings().toString()
            };
            Process grading = start(submissions, disturbed, cluster);
            await(disturbed, 2, grading);
            assertNobodyKnowsTheSecret(grading);
            kill(spark.worker(0));
            kill(spark.executor(1).orElseThrow());
            await(disturbed, 7, grading);
            kill(driver(grading));
            assertThat(exitCode(grading)).as(printed()).isEqualTo(1);
            assertThat(printed()).contains("Run the same command again to resume");

            assertThat(exitCode(start(submissions, disturbed, cluster)))
                    .as(printed())
                    .isZero();
        }
        assertThat(printed()).contains("(unchanged)", STUDENTS + " graded", "Answers run in: bubblewrap");
        assertThat(contents(disturbed)).isEqualTo(contents(calm));
    }

    @Test
    void sparkOnThisMachineAloneNeedsNoClusterAndNoSecret() throws Exception {
        Path submissions = Files.createDirectory(folder.resolve("pair"));
        Files.copy(Path.of("solutions/S3_5_OutputShape.java"), submissions.resolve("ada.java"));
        Files.copy(Path.of("exercises/S3_5_OutputShape.java"), submissions.resolve("bob.java"));
        Path out = folder.resolve("out");

        Process grading = start(submissions, out, "--master", "local[2]");

        assertThat(exitCode(grading)).as(printed()).isZero();
        assertThat(printed()).contains("ada: 2 of 2", "bob: 0 of 2");
    }

    private Process start(Path submissions, Path out, String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("grade", submissions.toString(), "--out", out.toString(), "--only", "S3.5"));
        Path roster = folder.resolve("roster.csv");
        if (Files.exists(roster)) {
            arguments.addAll(List.of("--roster", roster.toString()));
        }
        arguments.addAll(List.of(more));
        ProcessBuilder builder = TestArchive.java(Main.class, arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("printed").toFile()));
        builder.environment()
                .put("STRIDEBOOK_HOME", Path.of("target").toAbsolutePath().toString());
        return builder.start();
    }

    /** Twelve students: what is right, what is wrong, what is not there, what cannot be read, and what attacks. */
    private Path submissions() throws IOException {
        Path submissions = Files.createDirectory(folder.resolve("class"));
        String right = Files.readString(Path.of("solutions/S3_5_OutputShape.java"));
        List<Map.Entry<String, String>> kinds = List.of(
                Map.entry("java", right),
                Map.entry("java", right.replace("2 * 1", "0 * 1")),
                Map.entry("java", Files.readString(Path.of("exercises/S3_5_OutputShape.java"))),
                Map.entry("java", Files.readString(Path.of("src/test/attacks/exit-0.java"))),
                Map.entry("java", right + "}"),
                Map.entry("ipynb", "{"),
                Map.entry("zip", "not a zip"),
                Map.entry("pdf", "%PDF-1.4"));
        List<String> roster = new ArrayList<>(List.of("student,file"));
        for (int i = 1; i <= STUDENTS; i++) {
            Map.Entry<String, String> kind = kinds.get(i % kinds.size());
            String name = "student-%02d".formatted(i);
            roster.add(name + "," + name + "." + kind.getKey());
            if (i != MISSING) {
                Files.writeString(submissions.resolve(name + "." + kind.getKey()), kind.getValue());
            }
        }
        Files.write(folder.resolve("roster.csv"), roster);
        return submissions;
    }

    /** Neither what every user of the machine sees of a process tells the secret, nor what a grader gets. */
    private static void assertNobodyKnowsTheSecret(Process grading) throws IOException {
        List<ProcessHandle> ours = Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .toList();
        int graders = 0;
        for (ProcessHandle process : ours) {
            String commandLine = proc(process, "cmdline");
            assertThat(commandLine).doesNotContain(LoopbackSpark.secret());
            if (commandLine.contains(GradingServer.class.getName())) {
                graders++;
                List<ProcessHandle> below =
                        Stream.concat(Stream.of(process), process.descendants()).toList();
                for (ProcessHandle each : below) {
                    assertThat(proc(each, "environ")).doesNotContain(LoopbackSpark.secret());
                }
            }
        }
        assertThat(graders).as("graders that were looked at").isPositive();
        assertThat(grading.isAlive()).isTrue();
    }

    private static String proc(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", "" + process.pid(), file), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }

    private static ProcessHandle driver(Process grading) {
        return grading.children()
                .filter(child -> proc(child, "cmdline").contains("SparkDriver"))
                .findFirst()
                .orElseThrow();
    }

    private static void kill(ProcessHandle process) throws Exception {
        new ProcessBuilder("kill", "-9", Long.toString(process.pid())).start().waitFor();
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private String printed() throws IOException {
        return Files.readString(folder.resolve("printed"));
    }

    private int exitCode(Process process) throws Exception {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(printed())
                .isTrue();
        return process.exitValue();
    }

    private void await(Path out, int results, Process process) throws Exception {
        Path journal = out.resolve("journal.jsonl");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(journal) || results(journal) < results) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as(printed())
                    .isTrue();
            Thread.sleep(20);
        }
    }

    private static long results(Path journal) throws IOException {
        try (Stream<String> lines = Files.lines(journal, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("{\"student\"")).count();
        }
    }

    /** All reports; the journal is in the order in which the results came. */
    private static Map<String, String> contents(Path out) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().startsWith("journal")) {
                    contents.put(out.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }
}
