package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorCommandTest {
    @Test
    void buildDerivesTheExercises(@TempDir Path project) throws Exception {
        Files.createDirectory(project.resolve("solutions"));
        Files.writeString(project.resolve("solutions/A.java"), "class A {}\n");

        Cli first = ProjectFolder.during(project, () -> Cli.run("author", "build"));
        Cli second = ProjectFolder.during(project, () -> Cli.run("author", "build"));

        assertThat(first.exitCode()).isZero();
        assertThat(first.out().lines())
                .containsExactly(Path.of("exercises", "A.java").toString(), "1 changed.");
        assertThat(second.out().lines()).containsExactly("exercises/ is up to date.");
    }
}
