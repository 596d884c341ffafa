package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorCommandTest {
    @TempDir
    private Path project;

    @BeforeEach
    void copySolutions() throws Exception {
        Files.createDirectory(project.resolve("solutions"));
        try (Stream<Path> solutions = Files.list(Path.of("solutions"))) {
            for (Path solution :
                    solutions.filter(file -> file.toString().endsWith(".java")).toList()) {
                Files.copy(solution, project.resolve("solutions").resolve(solution.getFileName()));
            }
        }
    }

    private Cli run(String... arguments) {
        return ProjectFolder.during(project, () -> Cli.run(arguments));
    }

    @Test
    void buildDerivesTheExercisesOnceAndRefusesAnswers() throws Exception {
        Cli first = run("author", "build");
        Path answer = project.resolve("exercises/S3_5_OutputShape.java");
        Files.writeString(answer, "class Mine {}\n");
        Cli second = run("author", "build");

        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).contains("S3_5_OutputShape.java", "03-padding-and-stride.ipynb", "coverage.md");
        Path named = Path.of("exercises", "S3_5_OutputShape.java");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.out().lines())
                .containsExactly(
                        named + " holds an answer, so it was not written. ./stridebook reset " + named
                                + " puts it back and keeps a copy; never commit it like that.",
                        "Everything else is up to date.");
        assertThat(answer).hasContent("class Mine {}\n");
    }

    @Test
    void resetPutsAnExerciseBackAndSaysWhereTheAnswerIs() throws Exception {
        run("author", "build");
        Files.writeString(project.resolve("exercises/S3_5_OutputShape.java"), "class Mine {}\n");

        Cli reset = run("reset", "S3.5");

        assertThat(reset.exitCode()).isZero();
        assertThat(reset.out()).contains("Your answer is kept in", "is as it was handed out");
        assertThat(run("reset", "S9.9").exitCode()).isEqualTo(2);
        assertThat(run("author", "build").exitCode()).isZero();
    }

    @Test
    void resetTakesAFileToo() {
        run("author", "build");
        Path notebook = project.resolve("exercises/03-padding-and-stride.ipynb");

        assertThat(run("reset", notebook.toString()).out()).contains("is as it was handed out", "open in Jupyter");
        Cli refused = run("reset", "pom.xml");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("is none of the files that are handed out");
    }

    @Test
    void watchChecksWhatIsSavedAndGivesHints() throws Exception {
        run("author", "build");
        var input = System.in;
        System.setIn(new java.io.ByteArrayInputStream("h\nq\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        try {
            Cli watch = run("watch");
            assertThat(watch.exitCode()).isZero();
            assertThat(watch.out()).contains("Next: ", "Edit exercises/", "Hint: ");
        } finally {
            System.setIn(input);
        }
    }
}
