package dev.stridebook.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No argument whatever may crash the JVM. Native code does so easily: by a stride of 0, by negative padding. */
@Tag("conformance")
class CrashTest {
    private static final int REFUSED = 10_000;

    @Test
    void randomArgumentsAreAnsweredOrRefusedButNeverCrash(@TempDir Path folder) throws Exception {
        List<String> lines = run(folder, RandomArguments.class, String.valueOf(REFUSED));
        assertThat(lines.stream().filter(line -> line.startsWith("WRONG"))).isEmpty();
        assertThat(lines.get(lines.size() - 1)).startsWith("refused " + REFUSED).endsWith("wrong 0");
    }

    /** Here oneDNN 3.11 wrote past its buffers, which ended the JVM within a few dozen steps. */
    @Test
    void stridedKernelsOfOneCellLeaveTheHeapWhole(@TempDir Path folder) throws Exception {
        assertThat(run(folder, StridedPoints.class)).last().isEqualTo("whole");
    }

    private static List<String> run(Path folder, Class<?> main, String... arguments) throws Exception {
        Path output = folder.resolve("output.txt");
        Process child = new ProcessBuilder(command(main, arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = child.waitFor(2, TimeUnit.MINUTES);
        child.destroyForcibly().waitFor();
        List<String> lines = Files.readAllLines(output);
        List<String> ending = lines.subList(Math.max(0, lines.size() - 5), lines.size());
        assertThat(ended).as("ended in time; the last call was %s", ending).isTrue();
        assertThat(child.exitValue()).as("exit status after %s", ending).isZero();
        return lines;
    }

    private static List<String> command(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        String engine = System.getProperty(Settings.ENGINE);
        if (engine != null) {
            command.add(1, "-D" + Settings.ENGINE + "=" + engine);
        }
        if (Runtime.version().feature() >= 24) {
            command.addAll(1, List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        assertThat(new File(command.get(0))).exists();
        return command;
    }
}
