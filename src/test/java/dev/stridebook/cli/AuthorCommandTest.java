package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuthorCommandTest {
    @Test
    void buildDerivesTheExercises(@TempDir Path project) throws Exception {
        Files.createDirectory(project.resolve("solutions"));
        Files.writeString(project.resolve("solutions/A.java"), "class A {}\n");
        StringWriter out = new StringWriter();
        String before = System.getProperty("stridebook.project");
        System.setProperty("stridebook.project", project.toString());
        try {
            CommandLine commandLine = new CommandLine(new AuthorCommand()).setOut(new PrintWriter(out));
            assertThat(commandLine.execute("build")).isZero();
            assertThat(commandLine.execute("build")).isZero();
        } finally {
            if (before == null) {
                System.clearProperty("stridebook.project");
            } else {
                System.setProperty("stridebook.project", before);
            }
        }
        assertThat(out.toString().lines())
                .containsExactly(Path.of("exercises", "A.java").toString(), "1 changed.", "exercises/ is up to date.");
    }
}
