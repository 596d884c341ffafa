package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressCommandTest {
    @TempDir
    private Path project;

    @Test
    void theFileToGoOnWithIsThere() throws Exception {
        ProjectFolder.handOut(project);

        Cli progress = ProjectFolder.during(project, () -> Cli.run("progress"));

        assertThat(progress.exitCode()).as(progress.err()).isZero();
        assertThat(progress.out()).contains("03 Padding and stride", "Created answers/");
        Matcher next = Pattern.compile("Next: (answers.\\w+\\.java)").matcher(progress.out());
        assertThat(next.find()).isTrue();
        assertThat(project.resolve(next.group(1))).exists();
    }
}
