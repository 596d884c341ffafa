package dev.stridebook.nn;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Values that parameters start from. */
final class Initial {
    private Initial() {}

    /** PyTorch's default for weights and biases alike: uniform in ±1/√fanIn, where fanIn counts the inputs of one output. */
    static INDArray uniform(RandomGenerator random, long fanIn, long... shape) {
        double bound = 1 / Math.sqrt(fanIn);
        INDArray values = Floats.create(shape);
        FloatBuffer buffer = Floats.of(values);
        while (buffer.hasRemaining()) {
            buffer.put((float) ((2 * random.nextDouble() - 1) * bound));
        }
        return values;
    }
}
