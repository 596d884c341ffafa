package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.JavaVectors;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.engine.Engines;
import dev.stridebook.nn.plane.ReluLanes;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The larger of the value and 0, for each value by itself. NaN stays NaN. Source: S1.8. */
public final class ReLU extends ShapeKeeping {
    /** So few values are done before an engine has begun. */
    private static final int FEW = 16_384;

    /** Numbers that are brought into the heap at once: with so few all of them stay in the processor's nearest cache. */
    private static final int BLOCK = 512;

    @Override
    void compute(INDArray x, INDArray y) {
        if (x.length() > FEW) {
            Engines.engine().relu(x, y);
            return;
        }
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(y);
        float[] values = new float[BLOCK];
        for (int at = 0; at < from.capacity(); at += BLOCK) {
            int count = Math.min(BLOCK, from.capacity() - at);
            from.get(at, values, 0, count);
            if (JavaVectors.areThere()) {
                ReluLanes.keepPositive(values);
            } else {
                keepPositive(values);
            }
            to.put(at, values, 0, count);
        }
        Reference.reachabilityFence(x);
    }

    private static void keepPositive(float... values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] < 0 ? 0 : values[i]; // -0 stays, as in PyTorch
        }
    }

    @Override
    void computeBackward(INDArray y, INDArray gradient, INDArray back) {
        IntBuffer outputs = Floats.bits(y);
        IntBuffer from = Floats.bits(gradient);
        IntBuffer to = Floats.bits(back);
        Parallel.forEachSpan(to.capacity(), (start, end) -> {
            int[] output = new int[BLOCK];
            int[] gradients = new int[BLOCK];
            for (int at = start; at < end; at += BLOCK) {
                int count = Math.min(BLOCK, end - at);
                outputs.get(at, output, 0, count);
                from.get(at, gradients, 0, count);
                keepWherePositive(output, gradients);
                to.put(at, gradients, 0, count);
            }
        });
        Reference.reachabilityFence(y);
        Reference.reachabilityFence(gradient);
    }

    /** In whole numbers, as half of all branches would be mispredicted. */
    private static void keepWherePositive(int[] outputs, int[] gradients) {
        for (int i = 0; i < outputs.length; i++) {
            int withoutSign = outputs[i] << 1; // of −0
            // All ones unless the output is 0.
            gradients[i] &= (withoutSign | -withoutSign) >> 31;
        }
    }

    @Override
    public String name() {
        return "relu";
    }

    @Override
    public String toString() {
        return "ReLU()";
    }
}
