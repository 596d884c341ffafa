package dev.stridebook.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.file.PackedFolder;
import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout whose folder has a difficult name; a stand-in for Maven says what it is asked and "builds" what is there. Only
 * typical use, which is what an archive is of, has a stand-in as well: one command, archived in a third of the time. ReleaseTest has all of
 * it archived.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs the launcher for bash")
class LauncherTest {
    private static final List<String> SHAPE = List.of("shape", "--input", "8x8", "--kernel", "3");

    private static final String TYPICAL_USE = """
            package dev.stridebook.cli;
            public final class TypicalUse {
                public static void run() {
                    Main.commandLineFor("shape").execute("shape", "--input", "8x8", "--kernel", "3");
                }
            }
            """;

    @TempDir
    private static Path typical;

    @TempDir
    private Path folder;

    private Path root;

    @BeforeAll
    static void typical_use_is_one_command() throws Exception {
        Path source = Files.writeString(typical.resolve("TypicalUse.java"), TYPICAL_USE);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                typical.resolve("classes").toString(),
                                source.toString()))
                .isZero();
    }

    @BeforeEach
    void a_checkout_that_was_never_built() throws Exception {
        root = Files.createDirectory(folder.resolve("Program Files (x86) & Ada's 李雷 #1"));
        for (String name : List.of("src", "solutions", "notebooks", "exercises")) {
            Files.createSymbolicLink(root.resolve(name), Path.of(name).toAbsolutePath());
        }
        Files.copy(Path.of("pom.xml"), root.resolve("pom.xml"));
        Files.copy(Path.of("stridebook"), root.resolve("stridebook"), StandardCopyOption.COPY_ATTRIBUTES);
        Path maven = Files.createDirectory(folder.resolve("bin")).resolve("mvn");
        Files.writeString(maven, """
                #!/bin/sh
                echo "[INFO] asked: $*"
                if grep -q broken "$2"; then echo "[ERROR] a semicolon is missing"; exit 1; fi
                echo "Progress (1): 12/20 MB"
                echo "Downloaded from central: repository/a.jar (24 MB at 2 MB/s)"
                cp '%1$s/classpath.txt' target/
                rm -rf target/classes && cp -R '%1$s/classes' target/classes && cp -R '%2$s/classes/dev' target/classes
                """.formatted(Path.of("target").toAbsolutePath(), typical));
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Otherwise JUnit warns of each that it leads elsewhere. */
    @AfterEach
    void remove_links() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            for (Path link : entries.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private record Run(int exitCode, String out, String err) {}

    private Run run(List<String> arguments) throws Exception {
        Path err = folder.resolve("err");
        List<String> command =
                new ArrayList<>(List.of(root.resolve("stridebook").toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("LC_ALL");
        builder.environment().remove("LANG");
        ProgramRun run = ProgramRun.within(Duration.ofMinutes(2), builder).orElseThrow();
        return new Run(run.exitCode(), run.output(), Files.readString(err));
    }

    @Test
    void it_is_built_once_and_again_when_something_has_changed_but_not_when_it_is_moved() throws Exception {
        Run first = run(SHAPE);
        assertThat(first.err())
                .contains("Building Stridebook with Java ", "20 MB downloaded", "24 MB downloaded, all there is")
                .contains("Archiving classes for faster starts");
        assertThat(first.out()).startsWith("6x6");
        assertThat(first.exitCode()).isZero();
        assertThat(root.resolve("target/build.log"))
                .content()
                .contains("asked: -f " + root.resolve("pom.xml"), "process-classes")
                .doesNotContain("Progress (");
        assertThat(root.resolve(
                        "target/classes-%d.jsa".formatted(Runtime.version().feature())))
                .isRegularFile();

        Run second = run(SHAPE);
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());

        Files.setLastModifiedTime(
                root.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
        Run changed = run(List.of("shape", "--input", "none"));
        assertThat(changed.err()).contains("Building Stridebook", "stridebook: ", "--input");
        assertThat(changed.exitCode()).isEqualTo(2);
        assertThat(run(SHAPE).err()).isEmpty();

        root = Files.move(root, folder.resolve("moved"));
        Run moved = run(SHAPE);
        assertThat(moved.err()).isEqualToIgnoringNewLines("Archiving classes for faster starts ...");
        assertThat(moved.out()).startsWith("6x6");
        assertThat(run(SHAPE).err()).isEmpty();

        Files.writeString(root.resolve("pom.xml"), "broken");
        Files.setLastModifiedTime(
                root.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(600)));
        Run broken = run(SHAPE);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err())
                .contains(
                        "stridebook: the build failed. Maven's full output is in " + root.resolve("target/build.log"),
                        "[ERROR] a semicolon is missing")
                .doesNotContain("\tat ");
        assertThat(broken.exitCode()).isEqualTo(1);
    }

    @Test
    void what_is_built_is_not_built_again_and_archived_unless_it_is_for_the_tests() throws Exception {
        Path target = Files.createDirectory(root.resolve("target"));
        ProcessBuilder maven = new ProcessBuilder(folder.resolve("bin/mvn").toString(), "-f", "pom.xml");
        assertThat(ProgramRun.within(Duration.ofMinutes(1), maven.directory(root.toFile()))
                        .orElseThrow()
                        .isSuccess())
                .isTrue();
        PackedFolder.write(target.resolve("classes"), target.resolve("classes.jar"), name -> true);
        Files.writeString(target.resolve("classes-jar.txt"), "classes.jar");
        Path stamp = Files.createFile(target.resolve("built"));
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().plusSeconds(3600)));
        assertThat(run(List.of("test", "--help")).err()).as("tests do without").isEmpty();
        assertThat(run(SHAPE).err()).isEqualToIgnoringNewLines("Archiving classes for faster starts ...");
    }

    @Test
    void a_folder_whose_name_separates_class_paths_is_refused() throws Exception {
        root = Files.move(root, folder.resolve("12:30"));
        Run run = run(SHAPE);
        assertThat(run.err()).contains("has a \":\" in its name").doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(1);
    }
}
