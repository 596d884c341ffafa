package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.cli.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is compiled or measured. */
class BenchCommandTest {
    @Test
    void withoutABenchmarkItNamesThem() {
        Cli cli = Cli.run("bench");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err())
                .contains(
                        "bench train, around, ops, scaling, memory, lessons, kernels, startup, kernel or grade",
                        "bench report");
    }

    @Test
    void helpListsTheBenchmarks() {
        assertThat(Cli.run("bench", "--help").out())
                .contains(
                        "train", "around", "ops", "scaling", "memory", "lessons", "kernels", "startup", "kernel",
                        "grade", "report");
        assertThat(Cli.run("bench", "train", "--help").out()).contains("--peers", "--json", "--quick", "--python");
        assertThat(Cli.run("bench", "memory", "--help").out()).contains("--leak", "within 2 %.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "0.1", "NaN", "100000"})
    void aLeakIsWatchedForMinutes(String minutes) {
        Cli cli = Cli.run("bench", "memory", "--leak", minutes);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("--leak must be from 0.5 to 1440 minutes, but is");
    }

    @Test
    void shapesChangeOnlyWhileALeakIsWatched() {
        Cli cli = Cli.run("bench", "memory", "--shapes");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("--leak 60 --shapes");
    }

    @Test
    void aClassHasAtLeastOneStudent() {
        Cli cli = Cli.run("bench", "grade", "--class", "0");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("--class must be from 1 to 1000 students, but is 0");
    }

    @Test
    void aSeedIsForRandomLayersOfWhichThereAreSome() {
        Cli none = Cli.run("bench", "ops", "--random", "0");
        Cli alone = Cli.run("bench", "ops", "--seed", "7");

        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--random must be from 1 to 10000 layers, but is 0");
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("--random 100 --seed 7");
    }

    @Test
    void aBenchmarkHasOnlyItsOwnOptions() {
        Cli cli = Cli.run("bench", "train", "--leak", "5");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("--leak");
    }

    @Test
    void whereJsonCannotBeWrittenNothingIsMeasured(@TempDir Path folder) {
        Path nowhere = folder.resolve("missing/x.json");

        Cli missing = Cli.run("bench", "train", "--json", nowhere.toString());
        Cli isFolder = Cli.run("bench", "ops", "--json", folder.toString());

        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("--json " + nowhere + " cannot be written");
        assertThat(isFolder.exitCode()).isEqualTo(2);
        assertThat(isFolder.err()).contains("--json " + folder + " cannot be written");
    }

    @Test
    void wherePageCannotBeWrittenNothingIsMeasured(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        Cli cli = Cli.run("bench", "report", "--out", file.resolve("page.md").toString());

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("--out");
    }

    @Test
    void whereTheEarlierReportIsMissingNothingIsMeasured(@TempDir Path folder) {
        Cli cli = Cli.run(
                "bench", "report", "--before", folder.resolve("missing.json").toString());

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("--before", "missing.json cannot be read", "bench report --json");
    }
}
