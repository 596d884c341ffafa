package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Some;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.VectorNotice;
import dev.stridebook.shape.Window;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Once they are compiled, loops over vectors allocate nothing. Where the second compiler makes one of the Vector API's methods a call of its
 * own, each vector that goes through it becomes an object, and nothing but the time, and the memory allocated, shows it.
 */
class VectorsInRegistersTest {
    /** A step allocates less besides vectors, such as gradients. Where vectors became objects it was 8 to 46 MB. */
    private static final long MOST_BYTES = 4 << 20;

    private static final Duration TO_COMPILE = Duration.ofSeconds(90);
    private static final int STEPS = 20;

    @TempDir
    private Path folder;

    /** Trains a net as the product does, until a step allocates little, and prints how many bytes it does. */
    static final class Steps {
        public static void main(String[] arguments) {
            Sequential net = arguments[0].equals("lanes") ? Networks.mnistNet(1) : channels();
            INDArray x = Some.random(32, 1, 28, 28);
            long end = System.nanoTime() + TO_COMPILE.toNanos();
            long bytes;
            do {
                long before = allocated();
                for (int i = 0; i < STEPS; i++) {
                    INDArray y = net.forward(x);
                    net.backward(y);
                }
                bytes = (allocated() - before) / STEPS;
            } while (bytes > MOST_BYTES && System.nanoTime() < end);
            System.out.println(bytes);
        }

        private static Sequential channels() {
            Window window = Window.kernel(3).padding(1);
            return new Sequential(
                    new Conv2d(1, 32, window),
                    new ReLU(),
                    new MaxPool2d(2),
                    new Conv2d(32, 64, window),
                    new ReLU(),
                    new Conv2d(64, 32, window),
                    new ReLU());
        }

        private static long allocated() {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long sum = 0;
            for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
                sum += Math.max(0, bytes);
            }
            return sum;
        }
    }

    @Test
    void ofFewChannels() throws Exception {
        assertThat(bytesOfStep("lanes")).isPositive().isLessThan(MOST_BYTES);
    }

    @Test
    void ofManyChannels() throws Exception {
        assertThat(bytesOfStep("channels")).isPositive().isLessThan(MOST_BYTES);
    }

    private long bytesOfStep(String net) throws Exception {
        Path arguments =
                Files.writeString(folder.resolve("java.args"), JavaCommand.argumentFile(JavaCommand.vectorOptions()));
        Process process = JavaCommand.with(arguments, Steps.class.getName(), List.of(net))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return Long.parseLong(VectorNotice.removedFrom(output));
    }
}
