package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a user names: a pipe, which nobody writes to, is refused and not waited for. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "mkfifo makes the pipe")
class PipeTest {
    private static final String REFUSED = "not a regular file";

    @TempDir
    private Path folder;

    private Path handedIn;

    @BeforeEach
    void handsIn() throws Exception {
        handedIn = Files.createDirectory(folder.resolve("handed-in"));
        Files.writeString(handedIn.resolve("ada.java"), "class A {}");
    }

    private static Path pipe(Path place) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor())
                .isZero();
        return place;
    }

    private static void assertIsRefused(Cli run) {
        assertThat(run.out() + run.err()).contains(REFUSED).doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.java", "a.ipynb", "a.zip", "a.tar.gz"})
    void toCheck(String name) throws Exception {
        assertIsRefused(Cli.run("check", pipe(folder.resolve(name)).toString()));
        Path link = Files.createSymbolicLink(folder.resolve("link-" + name), folder.resolve(name));
        assertIsRefused(Cli.run("check", link.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--roster", "--tests"})
    void toGradeWith(String option) throws Exception {
        assertIsRefused(Cli.run(
                "grade",
                handedIn.toString(),
                option,
                pipe(folder.resolve("pipe")).toString()));
    }

    @Test
    void toHandOutBy() throws Exception {
        String out = folder.resolve("out").toString();
        assertIsRefused(Cli.run(
                "exercises", "--roster", pipe(folder.resolve("class.csv")).toString(), "--out", out));
    }

    @Test
    void toRun() throws Exception {
        assertIsRefused(Cli.run("run", pipe(folder.resolve("a.ipynb")).toString()));
    }

    @Test
    void inPlaceOfAnAnswer() throws Exception {
        ProjectFolder.handOut(folder);
        pipe(Files.createDirectory(folder.resolve("answers")).resolve("S3_5_OutputShape.java"));
        assertIsRefused(ProjectFolder.during(folder, () -> Cli.run("reset", "S3.5")));
        assertIsRefused(ProjectFolder.during(folder, () -> Cli.run("check", "S3.5")));
        assertIsRefused(ProjectFolder.during(folder, () -> Cli.run("exercises", "--variant", "ada")));
    }
}
