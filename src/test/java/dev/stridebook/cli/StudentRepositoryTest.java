package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.kernel.TestArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class StudentRepositoryTest {
    private static final String WORKFLOW = ".github/workflows/classroom.yml";

    @TempDir
    private Path folder;

    private Path repository(String... options) {
        Path repository = folder.resolve("repository");
        Stream<String> arguments = Stream.concat(
                Stream.of("author", "classroom", "--stridebook", "school/stridebook", "--out", repository.toString()),
                Stream.of(options));
        Cli cli = Cli.run(arguments.toArray(String[]::new));
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return repository;
    }

    @Test
    void itHasTheExercisesThatCountAndNoAnswers() throws Exception {
        Path repository = repository("--exercises", "S3.5,S3.6");

        try (Stream<Path> files = Files.walk(repository)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> repository.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            WORKFLOW, "README.md", "exercises/S3_5_OutputShape.java", "exercises/S3_6_OutputSize.java");
        }
        assertThat(repository.resolve("exercises/S3_5_OutputShape.java"))
                .content()
                .contains("NotAnsweredYet");
        assertThat(repository.resolve("README.md"))
                .content()
                .contains("../stridebook/stridebook check exercises/S3_5_OutputShape.java")
                .doesNotContain("@");
    }

    @Test
    void withAWholeLessonComesItsNotebook() {
        assertThat(repository().resolve("exercises/03-padding-and-stride.ipynb"))
                .exists();
    }

    @Test
    void theWorkflowSaysWhereStridebookIs() throws Exception {
        JsonNode steps = steps(repository("--exercises", "S3.5"));

        assertThat(step(steps, "Fetch Stridebook")
                        .path("with")
                        .path("repository")
                        .asText())
                .isEqualTo("school/stridebook");
        assertThat(step(steps, "Fetch Stridebook").path("with").path("ref").asText())
                .isEqualTo("main");
    }

    /** The others are actions of GitHub's own. */
    @Test
    void everyCommandOfTheWorkflowRunsAndReportsThePoints() throws Exception {
        Path repository = repository("--exercises", "S3.5,S3.6");
        Files.copy(
                Path.of("solutions/S3_5_OutputShape.java"),
                repository.resolve("exercises/S3_5_OutputShape.java"),
                StandardCopyOption.REPLACE_EXISTING);
        // Between a notebook and a Java file that both have an exercise, the one that is answered counts.
        Files.copy(
                Path.of("exercises/03-padding-and-stride.ipynb"),
                repository.resolve("exercises/03-padding-and-stride.ipynb"));
        writeLauncher(repository.resolve(".stridebook/stridebook"));
        Path summary = Files.createFile(folder.resolve("summary"));
        Path output = Files.createFile(folder.resolve("output"));

        List<String> commands = StreamSupport.stream(steps(repository).spliterator(), false)
                .filter(step -> step.has("run"))
                .map(step -> step.path("run").asText())
                .toList();
        assertThat(commands).isNotEmpty();
        for (String command : commands) {
            ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-c", command);
            builder.environment().put("GITHUB_STEP_SUMMARY", summary.toString());
            builder.environment().put("GITHUB_OUTPUT", output.toString());
            builder.environment()
                    .put("STRIDEBOOK_HOME", Path.of("target").toAbsolutePath().toString());
            run(builder.directory(repository.toFile()));
        }

        assertThat(summary)
                .content()
                .contains("## 2 of ", "| S3.5 The output's size by hand | 2 of 2 |", "not answered");
        String line = Files.readString(output).strip();
        assertThat(line).startsWith("result=");
        JsonNode result = new ObjectMapper().readTree(Base64.getDecoder().decode(line.substring("result=".length())));
        assertThat(result.path("status").asText()).isEqualTo("fail");
        assertThat(result.path("tests").findValuesAsText("name")).hasSize(2);
        assertThat(result.path("tests").findValuesAsText("status")).containsExactly("pass", "fail");
        assertThat(result.path("tests").findValuesAsText("score")).containsExactly("2", "0");
    }

    @Test
    void whatIsNoRepositoryAndAFolderInUseAreRefused() throws Exception {
        for (String wrong : List.of("stridebook", "https://example.org/a/b", "a/b@", "a/b c")) {
            Cli cli = Cli.run("author", "classroom", "--stridebook", wrong, "--out", folder + "/x");
            assertThat(cli.exitCode()).isEqualTo(2);
            assertThat(cli.err()).contains("--stridebook must be OWNER/NAME");
        }
        Files.createFile(folder.resolve("mine"));
        Cli cli = Cli.run("author", "classroom", "--stridebook", "a/b", "--out", folder.toString());
        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("is not an empty folder");
        assertThat(Cli.run("author", "classroom", "--stridebook", "a/b", "--out", folder + "/x", "--exercises", "S9.9")
                        .err())
                .contains("There is no exercise S9.9, which --exercises names");
    }

    private static JsonNode steps(Path repository) throws IOException {
        JsonNode workflow =
                new ObjectMapper().valueToTree(new Yaml().load(Files.readString(repository.resolve(WORKFLOW))));
        JsonNode job = workflow.path("jobs").path("run-autograding-tests");
        assertThat(job.path("runs-on").asText()).isEqualTo("ubuntu-latest");
        return job.path("steps");
    }

    private static JsonNode step(JsonNode steps, String name) {
        return StreamSupport.stream(steps.spliterator(), false)
                .filter(step -> step.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The checkout's own would build it first, in the middle of its tests. */
    private static void writeLauncher(Path launcher) throws Exception {
        String command = TestArchive.java(Main.class).command().stream()
                .map("'%s'"::formatted)
                .collect(Collectors.joining(" "));
        Files.createDirectories(launcher.getParent());
        Files.writeString(launcher, """
                #!/usr/bin/env bash
                exec %s "$@"
                """.formatted(command));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    private void run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as(Files.readString(log)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
