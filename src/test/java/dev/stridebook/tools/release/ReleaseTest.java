package dev.stridebook.tools.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.cli.Cli;
import dev.stridebook.cli.NativePlatform;
import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A release for this machine, unpacked by a user who has a JDK, and neither Maven nor a network nor anything in the home folder. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs the launcher for bash")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReleaseTest {
    @TempDir
    private static Path folder;

    private static Path zip;
    private static Path root;

    @BeforeAll
    static void is_written_and_unpacked() throws Exception {
        zip = write("first");
        root = folder.resolve("un packed/stridebook-0.1.0");
        unpack(zip, root.getParent());
        Files.createDirectory(folder.resolve("home"));
    }

    private static Path write(String out) {
        String platform = NativePlatform.ofThisMachine().orElseThrow().id();
        Path into = folder.resolve(out);
        Cli release =
                Cli.run("author", "release", "--out", into.toString(), "--platform", platform, "--classroom", "none");
        assertThat(release.exitCode()).as(release.err()).isZero();
        return into.resolve("stridebook-0.1.0-%s.zip".formatted(platform));
    }

    private static void unpack(Path zip, Path to) throws IOException {
        try (var file = org.apache.commons.compress.archivers.zip.ZipFile.builder()
                .setPath(zip)
                .get()) {
            for (ZipArchiveEntry entry : Stream.iterate(
                            file.getEntries(), entries -> entries.hasMoreElements(), entries -> entries)
                    .map(entries -> entries.nextElement())
                    .toList()) {
                Path target = to.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, target);
                }
                if ((entry.getUnixMode() & 0100) != 0) {
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    /** Runs the launcher; as root without a network. */
    private static ProgramRun run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (System.getProperty("os.name").equals("Linux") && "root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--net"));
        }
        command.add(root.resolve("stridebook").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return ProgramRun.within(Duration.ofMinutes(2), builder).orElseThrow();
    }

    @Test
    void commands_work_with_a_jdk_alone() throws Exception {
        ProgramRun shape = run("shape", "--input", "8x8", "--kernel", "3");
        assertThat(shape.output()).contains("6x6").doesNotContain("Maven");
        assertThat(shape.exitCode()).isZero();
        assertThat(root.resolve(
                        "target/classes-%d.jsa".formatted(Runtime.version().feature())))
                .isRegularFile();
        assertThat(run("--version").output()).startsWith("Stridebook 0.1.0, Java ");

        ProgramRun check = run("check", "S3.5");
        assertThat(check.output()).contains("S3.5", "0 of 2 points");
        assertThat(root.resolve("answers/S3_5_OutputShape.java")).isRegularFile();

        Path notebook = folder.resolve("small.ipynb");
        Files.writeString(notebook, """
                {"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [],
                            "source": "kernel(3).outputSize(8, 8)"}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
                """);
        ProgramRun run =
                run("run", notebook.toString(), "--out", folder.resolve("out").toString());
        assertThat(run.output()).contains("ok ", "1 cells");
        assertThat(folder.resolve("out/small.ipynb")).content().contains("6×6");
    }

    @Test
    void commands_for_authors_say_that_they_need_the_sources() throws Exception {
        for (String[] command :
                new String[][] {{"test"}, {"author", "build"}, {"author", "mutate", "S3.5"}, {"author", "gradescope"}
                }) {
            ProgramRun run = run(command);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.output())
                    .contains("needs a checkout of Stridebook's sources")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void nothing_but_the_product_is_in_it() throws Exception {
        try (ZipFile jar = new ZipFile(root.resolve("lib/stridebook.jar").toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains("dev/stridebook/cli/Main.class", "dev/stridebook/launch/Launcher.class")
                    .noneMatch(name -> name.startsWith("dev/stridebook/tools/"));
        }
        Set<String> listed = new HashSet<>(Files.readAllLines(root.resolve("lib/class-path")));
        try (Stream<Path> jars = Files.list(root.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()).filter(name -> name.endsWith(".jar")))
                    .containsExactlyInAnyOrderElementsOf(listed)
                    .noneMatch(name -> name.contains("playwright"));
        }
        assertThat(Files.readString(root.resolve("stridebook.cmd")).split("\r\n", -1))
                .allMatch(line -> !line.contains("\n"));
        assertThat(root.resolve("stridebook")).isExecutable().content().doesNotContain("\r");
        assertThat(root.resolve("pom.xml")).doesNotExist();
        // Jupyter shows it beside each lesson.
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream().map(ZipEntry::getTimeLocal).distinct())
                    .containsExactly(LocalDateTime.of(2026, 11, 1, 0, 0));
        }
    }

    @Test
    void the_same_sources_make_the_same_bytes_in_another_zone() throws Exception {
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        try {
            Path second = write("second");
            assertThat(Files.mismatch(zip, second)).isEqualTo(-1);
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(second)));
            assertThat(second.resolveSibling("SHA256SUMS")).hasContent(sum + "  " + second.getFileName());
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void what_cannot_be_written_is_refused() {
        assertThat(Cli.run("author", "release", "--out", "x", "--platform", "amiga")
                        .err())
                .contains("There is no platform amiga. The platforms are: linux-x86_64, linux-arm64");
        Cli mac = Cli.run("author", "release", "--out", "x", "--classroom", "macos-arm64");
        assertThat(mac.exitCode()).isEqualTo(2);
        assertThat(mac.err()).contains("--classroom must be linux-x86_64, linux-arm64 or none, but is macos-arm64");
    }
}
