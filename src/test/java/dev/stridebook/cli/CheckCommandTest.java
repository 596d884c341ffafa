package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(Object fileOrId) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((failure, commandLine, result) -> {
                    if (failure instanceof UsageException) {
                        commandLine.getErr().println(failure.getMessage());
                        return 2;
                    }
                    throw failure;
                })
                .execute(fileOrId.toString());
    }

    private Path answer(String expression) throws Exception {
        return Files.writeString(folder.resolve("Answer.java"), """
                import dev.stridebook.course.*;
                import dev.stridebook.shape.*;

                class Answer implements OutputShape.Answer {
                    public Size outputSize() {
                        return %s;
                    }
                }
                """.formatted(expression));
    }

    @Test
    void aFullScoreExitsWithZero() throws Exception {
        assertThat(check(answer("Size.of(2, 2)"))).isZero();
        assertThat(out.toString()).startsWith("S3.5 · The output's size by hand: 2 of 2 points");
    }

    @Test
    void fewerPointsExitWithOneAndAHint() throws Exception {
        assertThat(check(answer("Size.of(2, 1)"))).isEqualTo(1);
        assertThat(out.toString()).contains("1 of 2 points", "expected 2, given 1", "Hint: ");
    }

    @Test
    void anAnswerThatDoesNotCompileExitsWithOneAndItsErrors() throws Exception {
        assertThat(check(answer("\"2x2\""))).isEqualTo(1);
        assertThat(out.toString()).contains("Answer.java:6: incompatible types", "0 points");
    }

    @Test
    void anIdStandsForTheFileInExercises() {
        String before = System.getProperty("stridebook.project");
        System.setProperty("stridebook.project", "");
        try {
            assertThat(check("S3.5")).isEqualTo(1);
        } finally {
            if (before == null) {
                System.clearProperty("stridebook.project");
            } else {
                System.setProperty("stridebook.project", before);
            }
        }
        assertThat(out.toString()).contains("Not answered yet.");
    }

    @Test
    void nothingToCheckExitsWithTwo() throws Exception {
        assertThat(check(folder.resolve("Missing.java"))).isEqualTo(2);
        assertThat(check(Files.writeString(folder.resolve("answer.txt"), "2x2")))
                .isEqualTo(2);
        assertThat(check(Files.writeString(folder.resolve("None.java"), "class None {}")))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("There is no file", "is not a Java file", "No class in")
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnknownExerciseIsRefusedWithTheOnesThereAre() {
        assertThat(check("S9.9")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no exercise S9.9. There is: S3.5 The output's size by hand");
    }
}
