package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.process.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleMemoryTest {
    @TempDir
    private Path folder;

    /** Fills and drops a large part of the heap. Prints the heap's size before and after it is released, and what may stay free. */
    static final class Released {
        private static byte[][] kept;

        public static void main(String[] arguments) {
            kept = new byte[200][];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = new byte[1 << 20];
            }
            kept = null;
            long before = Runtime.getRuntime().totalMemory();
            IdleMemory.release();
            System.out.println(before / (1 << 20) + " " + Runtime.getRuntime().totalMemory() / (1 << 20));
            // Grows again as usual.
            kept = new byte[100][1 << 20];
            System.out.println(kept.length);
        }
    }

    @Test
    void memory_is_returned_to_the_system() throws Exception {
        String[] lines = run(Released.class).lines().toArray(String[]::new);
        String[] sizes = lines[0].split(" ");
        assertThat(Integer.parseInt(sizes[0])).isGreaterThan(200);
        assertThat(Integer.parseInt(sizes[1])).isLessThan(40);
        assertThat(lines[1]).isEqualTo("100");
    }

    private String run(Class<?> main) throws IOException, InterruptedException {
        Path arguments = Files.writeString(folder.resolve("java.args"), JavaCommand.argumentFile(List.of()));
        Process process = JavaCommand.with(arguments, main.getName(), List.of())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
