package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetCommandTest {
    @TempDir
    private Path project;

    @BeforeEach
    void handOut() throws Exception {
        ProjectFolder.handOut(project);
    }

    private Cli reset(Object fileOrId) {
        return ProjectFolder.during(project, () -> Cli.run("reset", fileOrId.toString()));
    }

    @Test
    void itPutsAnExerciseBackAndSaysWhereTheAnswerIs() throws Exception {
        Path answer = Files.createDirectory(project.resolve("answers")).resolve("S3_5_OutputShape.java");
        Files.writeString(answer, "class Mine {}\n");

        Cli reset = reset("S3.5");

        assertThat(reset.exitCode()).isZero();
        assertThat(reset.out())
                .contains("Your answer is kept in " + Path.of("answers", "kept", "S3_5_OutputShape-"))
                .contains("Reset answers/S3_5_OutputShape.java.");
        assertThat(answer).hasSameTextualContentAs(project.resolve("exercises/S3_5_OutputShape.java"));
    }

    @Test
    void itTakesAFileToo() {
        assertThat(reset(project.resolve("answers/03-padding-and-stride.ipynb")).out())
                .contains("Created answers/", "Reset answers/", "open in Jupyter");
    }

    @Test
    void whatIsNotHandedOutIsRefused() {
        for (Object other : new Object[] {"pom.xml", project.resolve("exercises/S3_5_OutputShape.java")}) {
            Cli refused = reset(other);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("is not one of the exercise files. Give the id of an exercise, or a file in answers/.");
        }
        assertThat(reset("S9.9").exitCode()).isEqualTo(2);
    }

    @Test
    void whereTheAnswerCannotBeKeptTheReasonIsGiven() throws Exception {
        Path answer = Files.createDirectory(project.resolve("answers")).resolve("S3_5_OutputShape.java");
        Files.writeString(answer, "class Mine {}\n");
        Files.writeString(project.resolve("answers/kept"), "a file where the folder should be");

        Cli failed = reset("S3.5");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .contains("Make sure that it is a folder and that you can write to it.")
                .doesNotContain("\tat ");
        assertThat(answer).hasContent("class Mine {}\n");
    }
}
