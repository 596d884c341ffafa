package dev.stridebook.nn;

import dev.stridebook.nn.array.ArrayLanes;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.JavaVectors;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.engine.Engines;
import java.lang.ref.Reference;
import java.nio.IntBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The larger of the value and 0, for each value by itself. NaN stays NaN. Source: S1.8. */
public final class ReLU extends ShapeKeeping {
    /** So few values are done before an engine has begun. */
    private static final int FEW = 64_000;

    /** Fewer values are done before another thread has begun. */
    private static final int WORTH_A_THREAD = 12_288;

    /** Numbers that are brought into the heap at once: with so few all of them stay in the processor's nearest cache. */
    private static final int BLOCK = 1024;

    /** Of −∞ this leaves the sign when it is added to the bits; what is beyond is no number, and loses it. */
    private static final int ROOM_BELOW_NAN = 0x007FFFFF;

    @Override
    void compute(INDArray x, INDArray y) {
        if (hasLanes(x)) {
            ArrayLanes.keepPositive(x, y);
        } else if (x.length() > FEW) {
            Engines.engine().relu(x, y);
        } else {
            keepPositive(x, y);
        }
    }

    private static boolean hasLanes(INDArray x) {
        return JavaVectors.areThere() && ArrayLanes.suit(x);
    }

    private static void keepPositive(INDArray x, INDArray y) {
        IntBuffer from = Floats.bits(x);
        IntBuffer to = Floats.bits(y);
        int length = to.capacity();
        int parts = Math.min(Parallel.threads(), length / WORTH_A_THREAD + 1);
        Parallel.forEach(parts, i -> {
            int[] values = new int[BLOCK];
            int end = length * (i + 1) / parts;
            for (int at = length * i / parts; at < end; at += BLOCK) {
                int count = Math.min(BLOCK, end - at);
                from.get(at, values, 0, count);
                keepPositive(values);
                to.put(at, values, 0, count);
            }
        });
        Reference.reachabilityFence(x);
    }

    /** In whole numbers, as half of all branches would be mispredicted. −0 stays, as in PyTorch, and so does what is no number. */
    private static void keepPositive(int... values) {
        for (int i = 0; i < values.length; i++) {
            // All ones below 0, where both have the sign; −0 less 1 does not.
            int below = (values[i] + ROOM_BELOW_NAN & values[i] - 1) >> 31;
            values[i] &= ~below;
        }
    }

    @Override
    void computeBackward(INDArray y, INDArray gradient, INDArray back) {
        if (hasLanes(y)) {
            ArrayLanes.keepWhereNotZero(y, gradient, back);
        } else {
            keepWherePositive(y, gradient, back);
        }
    }

    private static void keepWherePositive(INDArray y, INDArray gradient, INDArray back) {
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
