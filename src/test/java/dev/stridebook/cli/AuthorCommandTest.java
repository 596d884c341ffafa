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
    void buildDerivesTheExercisesAndUndoesWhatIsChangedByHand() throws Exception {
        Cli first = run("author", "build");
        Path exercise = project.resolve("exercises/S3_5_OutputShape.java");
        String derived = Files.readString(exercise);
        Files.writeString(exercise, "class Mine {}\n");
        Cli second = run("author", "build");

        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).contains("S3_5_OutputShape.java", "03-padding-and-stride.ipynb", "coverage.md");
        assertThat(second.exitCode()).isZero();
        assertThat(second.out().lines())
                .containsExactly(Path.of("exercises", "S3_5_OutputShape.java").toString(), "1 changed.");
        assertThat(exercise).hasContent(derived);
        assertThat(run("author", "build").out()).isEqualToIgnoringNewLines("Everything is up to date.");
    }
}
