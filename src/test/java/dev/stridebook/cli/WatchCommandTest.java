package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {
    @TempDir
    private Path project;

    @BeforeEach
    void handOut() throws Exception {
        ProjectFolder.handOut(project);
    }

    private Cli watch(InputStream keys) {
        InputStream input = System.in;
        System.setIn(keys);
        try {
            return ProjectFolder.during(project, () -> Cli.run("watch"));
        } finally {
            System.setIn(input);
        }
    }

    private static InputStream typed(String keys) {
        return new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itNamesTheFileToEditAndGivesHints() {
        Cli watch = watch(typed("h\nq\n"));

        assertThat(watch.exitCode()).isZero();
        assertThat(watch.out())
                .startsWith("Created answers/")
                .contains("Next: ", "Edit " + Path.of("answers", "S"), "Hint: ");
    }

    @Test
    void itChecksWhatIsSavedInAnswers() {
        Cli watch = watch(new FilterInputStream(typed("q\n")) {
            private int looks;

            @Override
            public int available() throws IOException {
                looks++;
                if (looks == 1) {
                    save();
                }
                return looks < 3 ? 0 : super.available();
            }
        });

        assertThat(watch.exitCode()).isZero();
        assertThat(watch.out()).contains("S3.5 · The output's size by hand: 2 of 2 points");
    }

    /** A second later than it was made, whatever the disk's clock counts in. */
    private void save() {
        try {
            Path answer = project.resolve("answers/S3_5_OutputShape.java");
            Files.copy(Path.of("solutions/S3_5_OutputShape.java"), answer, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(answer, FileTime.from(Instant.now().plusSeconds(1)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
