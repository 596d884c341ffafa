package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.settings.OwnProgress;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeCommandTest {
    @TempDir
    private Path folder;

    private OwnProgress progress;

    @BeforeEach
    void ownBook() {
        progress = OwnProgress.in(folder);
    }

    @AfterEach
    void restore() {
        progress.close();
    }

    private static Cli practice(String typed, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(Charset.defaultCharset())));
        try {
            return Cli.run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void asksRepliesAndCounts() {
        Cli run = practice("x\na\nb\n", "practice", "output-size", "--seed", "5", "--count", "2");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("The size after a convolution\n")
                .contains("\na) ", "\nd) ", "Type a letter from a to d.", "\nThe padded input has ")
                .matches("(?s).*(Right\\.|Not quite: ).*[012] of 2 right so far\\.\\R");
    }

    @Test
    void theSameSeedAsksTheSameAndTheEndOfTheInputEndsTheRound() {
        String first = practice("", "practice", "--seed", "7").out();

        assertThat(first).endsWith("0 of 0 right so far.\n");
        assertThat(practice("q\n", "practice", "--seed", "7").out()).isEqualTo(first);
    }

    @Test
    void anUnknownKindIsAnsweredWithThoseThereAre() {
        Cli run = practice("", "practice", "stride");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no practice \"stride\". There are: output-size,");
    }
}
