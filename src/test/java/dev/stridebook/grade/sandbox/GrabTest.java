package dev.stridebook.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs native code in each sandbox that takes memory in all ways known: {@code src/test/c/grab.c}. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the filter is of Linux on x86-64")
class GrabTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MEGABYTES = 256;
    private static final int FILE_MEGABYTES = 64;
    private static final Limits SMALL = new Limits(
            PATIENCE, PATIENCE, PATIENCE, MEGABYTES, MEGABYTES, MEGABYTES, 20, 100, FILE_MEGABYTES, 1 << 10, 1 << 10);

    private static Path home;

    @BeforeAll
    static void compiles() throws Exception {
        home = Files.createTempDirectory(Files.createDirectories(Path.of("target/grab")), "home")
                .toAbsolutePath();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Launcher.install(home);
        assertThat(run(List.of("gcc", "-o", home.resolve("grab").toString(), "src/test/c/grab.c")))
                .as("gcc compiles it; ./stridebook test installs gcc")
                .isEmpty();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        return ProgramRun.within(PATIENCE, builder).orElseThrow().output();
    }

    @TestFactory
    List<DynamicTest> noWayGoesPastTheLimit() {
        return List.of(Bubblewrap.find(), Unshare.find(), OwnUser.find()).stream()
                .flatMap(Optional::stream)
                .map(sandbox -> DynamicTest.dynamicTest(sandbox.name(), () -> grabsNoMoreThanTheLimit(sandbox)))
                .toList();
    }

    private static void grabsNoMoreThanTheLimit(Sandbox sandbox) throws Exception {
        List<String> command = List.of(home.resolve("grab").toString(), Integer.toString(2 * MEGABYTES));
        String printed = run(sandbox.wrap(command, home, List.of(), SMALL));
        Map<String, Integer> got = printed.lines()
                .map(line -> line.split(": "))
                .collect(Collectors.toMap(fields -> fields[0], fields -> Integer.parseInt(fields[1])));
        assertThat(got).as(printed).hasSize(11);
        int memory = got.entrySet().stream()
                .filter(way -> !way.getKey().startsWith("files"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        assertThat(memory).as(printed).isBetween(1, MEGABYTES);
        for (String refused : List.of("shared mapping", "memfd", "System V", "stack", "processes", "mounted tmpfs")) {
            assertThat(got).as(printed).containsEntry(refused, 0);
        }
        int files = got.get("files in /tmp") + got.get("files in /dev/shm");
        assertThat(files).as(printed).isLessThanOrEqualTo(sandbox.isTight() ? FILE_MEGABYTES : 0);
        assertThat(Path.of("/tmp"))
                .asInstanceOf(InstanceOfAssertFactories.PATH)
                .isDirectoryNotContaining("glob:**/grab-*");
    }
}
