package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A stand-in for pip writes down how it is called, and has nothing without an index if there is a file that says so. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
class InstallationTest {
    @TempDir
    private Path project;

    private Installation installation;

    @BeforeEach
    void with_a_pip() throws Exception {
        Path pip = project.resolve(".venv/bin/pip");
        Files.createDirectories(pip.getParent());
        Files.writeString(pip, """
                #!/bin/sh
                cd '%s'
                echo "$*" >> calls
                case "$*" in *--no-index*) [ ! -e other-python ] ;; esac || { echo "ERROR: not for this Python"; exit 1; }
                """.formatted(project));
        Files.setPosixFilePermissions(pip, PosixFilePermissions.fromString("rwxr-xr-x"));
        installation = new Installation(project, "log");
        installation.clearLog();
    }

    private String calls() throws Exception {
        return Files.readString(project.resolve("calls"));
    }

    @Test
    void a_checkout_asks_the_index() throws Exception {
        assertThat(installation.pip("jupyterlab")).isTrue();
        assertThat(calls().lines()).hasSize(1).allMatch(call -> call.endsWith(" jupyterlab"));
    }

    @Test
    void an_offline_release_takes_its_wheels_and_asks_nobody() throws Exception {
        Path wheels = Files.createDirectory(project.resolve(Installation.WHEELS));
        assertThat(installation.pip("jupyterlab")).isTrue();
        assertThat(calls().lines())
                .hasSize(1)
                .allMatch(call -> call.endsWith(" jupyterlab --no-index --find-links " + wheels));
    }

    @Test
    void wheels_for_another_python_are_left() throws Exception {
        Files.createDirectory(project.resolve(Installation.WHEELS));
        Files.createFile(project.resolve("other-python"));
        assertThat(installation.pip("jupyterlab")).isTrue();
        assertThat(calls().lines())
                .satisfiesExactly(
                        offline -> assertThat(offline).contains("--no-index"),
                        online -> assertThat(online).endsWith(" jupyterlab"));
    }

    @Test
    void what_a_program_said_last_is_quoted_with_its_log() throws Exception {
        assertThat(installation.lastWords()).isEmpty();

        Files.createDirectory(project.resolve(Installation.WHEELS));
        Files.createFile(project.resolve("other-python"));
        installation.pip("jupyterlab");

        assertThat(installation.lastWords())
                .startsWith("The log of this attempt is "
                        + project.resolve("target").resolve("log"))
                .contains(System.lineSeparator() + "    ERROR: not for this Python");
    }

    @Test
    void a_log_that_cannot_be_read_is_told_beside_what_it_is_quoted_for() throws Exception {
        Files.createDirectory(project.resolve("target").resolve("log"));
        assertThat(installation.lastWords())
                .startsWith("The log of this attempt is ")
                .contains(System.lineSeparator() + "    (The log cannot be read: ");
    }
}
