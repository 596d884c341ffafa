package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DataCommandTest {
    @TempDir
    private Path home;

    private final StringWriter err = new StringWriter();
    private final CommandLine command =
            new CommandLine(new DataCommand()).setErr(new PrintWriter(err)).setOut(new PrintWriter(new StringWriter()));

    @BeforeEach
    void useACacheOfItsOwn() {
        System.setProperty("STRIDEBOOK_HOME", home.toString());
    }

    @AfterEach
    void useTheUsersCacheAgain() {
        System.clearProperty("STRIDEBOOK_HOME");
    }

    @Test
    void refusesASetItDoesNotKnow() {
        assertThat(command.execute("cifar")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no data set \"cifar\". Choose mnist or fashion-mnist.");
        assertThat(command.execute("mnist", "--what")).isEqualTo(2);
    }

    @Test
    void saysWhatAFolderLacks() {
        assertThat(command.execute("mnist", "--from", home.resolve("empty").toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("cannot be used as the source of MNIST")
                .contains("train-images-idx3-ubyte");
    }

    @Test
    void saysHowToRepairADamagedFile() throws IOException {
        Files.createDirectories(home.resolve("mnist"));
        Files.write(home.resolve("mnist/t10k-labels-idx1-ubyte"), new byte[] {1, 2, 3});
        assertThat(command.execute("mnist", "--from", home.resolve("empty").toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("t10k-labels-idx1-ubyte is damaged: it has 3 bytes instead of 10,008")
                .contains("./stridebook data mnist --repair");
    }
}
