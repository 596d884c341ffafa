package dev.stridebook.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeThreadsTest {
    private static final Path FILE = Path.of("src/main/resources/dev/stridebook/settings/native-threads.env");

    @Test
    void threadsDoNotSpin() {
        assertThat(NativeThreads.environment())
                .containsOnlyKeys("GOMP_SPINCOUNT", "MALLOC_ARENA_MAX", "OMP_WAIT_POLICY")
                .containsEntry("OMP_WAIT_POLICY", "PASSIVE");
    }

    /** Maven cannot read them from the file. */
    @Test
    void theTestsRunWithTheSameValues() throws IOException {
        Map<String, String> ofTests = new TreeMap<>();
        for (String name : NativeThreads.environment().keySet()) {
            Pattern.compile("<%s>(.*)</%s>".formatted(name, name))
                    .matcher(Files.readString(Path.of("pom.xml")))
                    .results()
                    .forEach(result -> ofTests.put(name, result.group(1)));
        }
        assertThat(ofTests).isNotEmpty();
        assertThat(NativeThreads.environment()).containsAllEntriesOf(ofTests);
    }

    /** Gradescope's script does this. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aShellReadsTheFileAsJavaDoes(@TempDir Path folder) throws Exception {
        assertThat(variablesOf(folder, "set -a; . %s; env".formatted(FILE)))
                .containsAllEntriesOf(NativeThreads.environment());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theLauncherReadsTheFileAndLeavesWhatTheUserHasSet(@TempDir Path folder) throws Exception {
        Path made = Files.createDirectory(folder.resolve("target")).resolve("native-threads.env");
        Files.write(
                made,
                NativeThreads.environment().entrySet().stream()
                        .map(Object::toString)
                        .toList());
        String launcher = Files.readString(Path.of("stridebook"));
        String loop = launcher.substring(launcher.indexOf("while IFS='='"));
        String script =
                "unset GOMP_SPINCOUNT MALLOC_ARENA_MAX; OMP_WAIT_POLICY=ACTIVE; export OMP_WAIT_POLICY; root='%s'\n"
                                .formatted(folder)
                        + loop.substring(0, loop.indexOf("\n", loop.indexOf("done")))
                        + "\nenv";
        Map<String, String> variables = variablesOf(folder, script);
        assertThat(variables).containsEntry("OMP_WAIT_POLICY", "ACTIVE");
        variables.put("OMP_WAIT_POLICY", "PASSIVE");
        assertThat(variables).containsAllEntriesOf(NativeThreads.environment());
    }

    /** Whoever needs them takes them from the file. */
    @Test
    void noOtherFileStatesThem() throws IOException {
        try (Stream<Path> files = Stream.concat(
                Stream.of(Path.of("stridebook"), Path.of("stridebook.cmd")), Files.walk(Path.of("src/main")))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(FILE))
                    .filter(file -> !file.toString().endsWith(".gz"))
                    .toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain(NativeThreads.environment().keySet());
            }
        }
    }

    private static Map<String, String> variablesOf(Path folder, String script) throws Exception {
        Path out = folder.resolve("out");
        Process bash = new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", script))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Map<String, String> variables = new TreeMap<>();
        for (String line : Files.readAllLines(out)) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2) {
                variables.put(parts[0], parts[1]);
            }
        }
        return variables;
    }
}
