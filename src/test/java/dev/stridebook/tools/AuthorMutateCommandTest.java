package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.cli.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AuthorMutateCommandTest {
    @Test
    void reportsOneExerciseAndLeavesTheListAsItIs() throws Exception {
        String list = Files.readString(Path.of("docs/exercises.md"));

        Cli cli = Cli.run("author", "mutate", "s4.c7");

        assertThat(cli.out())
                .containsPattern(
                        "S4\\.C7 Is the last row never read\\?: \\d+ of \\d+ wrong answers caught, \\d+ right; 3 of 3 mutants\\.")
                .containsPattern("\\d+ of \\d+ wrong answers survive");
        assertThat(cli.exitCode()).isZero();
        assertThat(Files.readString(Path.of("docs/exercises.md"))).isEqualTo(list);
    }

    @Test
    void namesAnExerciseThatDoesNotExist() {
        Cli cli = Cli.run("author", "mutate", "S9.9");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("There is no exercise S9.9.");
    }
}
