package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Values that parameters start from. */
final class Initial {
    private Initial() {}

    /** PyTorch's default for weights and biases alike: uniform in ±1/√fanIn, where fanIn counts the inputs of one output. */
    static Parameter uniform(String name, long seed, long fanIn, long... shape) {
        return Parameter.of(name, shape, () -> {
            var random = new SplittableRandom(seed);
            double bound = 1 / Math.sqrt(fanIn);
            INDArray values = Floats.create(shape);
            FloatBuffer buffer = Floats.of(values);
            while (buffer.hasRemaining()) {
                buffer.put((float) ((2 * random.nextDouble() - 1) * bound));
            }
            return values;
        });
    }
}
