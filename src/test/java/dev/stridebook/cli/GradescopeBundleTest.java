package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.exercise.OutputShape;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bundle in a folder that is laid out as Gradescope's {@code /autograder}. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class GradescopeBundleTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Path SOLUTION = Path.of("solutions/S3_5_OutputShape.java");

    @TempDir
    private static Path autograder;

    private static Path submission;

    @BeforeAll
    static void builds() throws Exception {
        submission = autograder.resolve("submission");
        Path zip = autograder.resolve("bundles/bundle.zip");
        Cli author = Cli.run("author", "gradescope", "--out", zip.toString(), "--exercises", "S3.5");
        assertThat(author.exitCode()).as(author.err()).isZero();

        Path source = autograder.resolve("source");
        unpack(zip, source);
        Files.delete(zip);
        Path run = Files.copy(
                source.resolve("run_autograder"),
                autograder.resolve("run_autograder"),
                StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(run).isExecutable();
        run("bash", source.resolve("setup.sh").toString());
    }

    @BeforeEach
    void emptiesTheSubmission() throws Exception {
        if (Files.exists(submission)) {
            try (Stream<Path> files = Files.walk(submission)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectory(submission);
    }

    @Test
    void neitherReferenceAnswersNorMaintainersToolsAreInIt() throws Exception {
        try (JarFile jar =
                new JarFile(autograder.resolve("source/lib/stridebook.jar").toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains("dev/stridebook/cli/Main.class", "dev/stridebook/grade/Grader.class")
                    .noneMatch(name -> name.startsWith("dev/stridebook/tools/"))
                    .noneMatch(name -> name.startsWith("dev/stridebook/course/solution/"))
                    .doesNotContain("META-INF/services/" + MoreCommands.class.getName());
        }
    }

    @Test
    void aSolutionEarnsAllPoints() throws Exception {
        Files.copy(SOLUTION, submission.resolve("S3_5_OutputShape.java"));

        JsonNode results = graded();

        assertThat(results.path("score").asInt())
                .isEqualTo(Catalogue.of(OutputShape.EXERCISE).points());
        assertThat(results.path("tests"))
                .hasSize(Catalogue.of(OutputShape.EXERCISE).manifest().size());
    }

    @Test
    void aWrongAnswerIsToldWhatMayHaveHappened() throws Exception {
        Files.writeString(
                submission.resolve("answer.java"), Files.readString(SOLUTION).replaceAll("2 \\* \\d", "0 * 1"));

        JsonNode results = graded();

        assertThat(results.path("score").asInt(-1)).isZero();
        assertThat(results.path("output").asText()).contains("S3.5: ").contains("left out the padding");
    }

    @Test
    void nothingEarnsNothingAndSaysSo() throws Exception {
        JsonNode results = graded();

        assertThat(results.path("score").asInt(-1)).isZero();
        assertThat(results.path("output").asText()).contains("Nothing was handed in.");
    }

    @Test
    void garbageEarnsNothingAndIsNamed() throws Exception {
        Files.write(submission.resolve("answer.java"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        Files.write(submission.resolve("answers.zip"), new byte[] {'P', 'K', 3, 4, 99});
        Files.writeString(submission.resolve("answer.ipynb"), "{\"cells\": [");

        JsonNode results = graded();

        assertThat(results.path("score").asInt(-1)).isZero();
        assertThat(results.path("output").asText())
                .contains(
                        "answer.java is refused: it is not UTF-8 text.",
                        "answers.zip is refused: it is not a readable zip.",
                        "answer.ipynb");
    }

    @Test
    void evenAGraderThatCannotWorkLeavesAResult() throws Exception {
        Files.delete(submission);

        JsonNode results = results();

        assertThat(results.has("score")).as("a failed autograder is no mark").isFalse();
        assertThat(results.path("output").asText()).contains("did not finish");
    }

    /** Runs the autograder and reads the results, which must be as Gradescope's specification wants them. */
    private static JsonNode graded() throws Exception {
        JsonNode results = results();
        assertThat(results.path("score").isNumber()).isTrue();
        assertThat(results.path("output").isTextual()).isTrue();
        assertThat(results.path("output_format").asText()).isEqualTo("text");
        assertThat(names(results))
                .isSubsetOf("score", "output", "output_format", "stdout_visibility", "extra_data", "tests");
        for (JsonNode test : results.path("tests")) {
            assertThat(names(test)).containsOnly("name", "score", "max_score", "status", "output", "output_format");
            assertThat(test.path("score").asDouble())
                    .isBetween(0.0, test.path("max_score").asDouble());
            assertThat(test.path("status").asText()).isIn("passed", "failed");
        }
        return results;
    }

    private static JsonNode results() throws Exception {
        Files.deleteIfExists(autograder.resolve("results/results.json"));
        run(autograder.resolve("run_autograder").toString());
        return JSON.readTree(Files.readString(autograder.resolve("results/results.json")));
    }

    private static Set<String> names(JsonNode object) {
        return Set.copyOf(JSON.convertValue(object, Map.class).keySet());
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"));
                Stream<Path> all = Files.walk(files.getPath("/"))) {
            for (Path file : all.toList()) {
                Path copy = Files.copy(
                        file, folder.resolve(files.getPath("/").relativize(file).toString()));
                if (Files.isRegularFile(copy)) {
                    Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
                }
            }
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path log = autograder.resolve("stdout");
        Process process = new ProcessBuilder(command)
                .directory(autograder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as(Files.readString(log)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
