package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreCommandTest {
    @Test
    void writesThePageAndSaysWhereItIs(@TempDir Path folder) {
        Path page = folder.resolve("class").resolve("explorer.html");
        Cli run = Cli.run("explore", "--no-browser", "--out", page.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("The explorer: " + page.toUri());
        assertThat(page).isRegularFile().content().startsWith("<!DOCTYPE html>");
    }

    @Test
    void refusesAFolderInPlaceOfAFile(@TempDir Path folder) {
        Cli run = Cli.run("explore", "--no-browser", "--out", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--out is the file to write, but " + folder + " is a folder.");
    }

    @Test
    void saysSoWhereItCannotWrite(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Cli run = Cli.run(
                "explore",
                "--no-browser",
                "--out",
                file.resolve("explorer.html").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("The page cannot be written to").contains("Choose another file with --out.");
    }
}
