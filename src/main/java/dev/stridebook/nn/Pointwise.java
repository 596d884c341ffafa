package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of each value by itself, computed block by block in Java's heap, where loops are fast. */
abstract class Pointwise extends ShapeKeeping {
    /** Changes values to the function's. */
    abstract void compute(float[] values);

    /**
     * Changes the gradients of outputs to those of the inputs.
     *
     * @param kept the outputs; or the inputs, for a layer that {@link #keepsInput keeps} them
     */
    abstract void computeBackward(float[] kept, float[] gradients);

    @Override
    final void compute(INDArray x, INDArray y) {
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(y);
        Parallel.forEachSpan(to.capacity(), (start, end) -> {
            float[] values = new float[Math.min(Floats.BLOCK, end - start)];
            for (int at = start; at < end; at += values.length) {
                int count = Math.min(values.length, end - at);
                from.get(at, values, 0, count);
                compute(values);
                to.put(at, values, 0, count);
            }
        });
        Reference.reachabilityFence(x);
    }

    @Override
    final void computeBackward(INDArray kept, INDArray gradient, INDArray back) {
        FloatBuffer all = Floats.of(kept);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        Parallel.forEachSpan(to.capacity(), (start, end) -> {
            float[] values = new float[Math.min(Floats.BLOCK, end - start)];
            float[] gradients = new float[values.length];
            for (int at = start; at < end; at += values.length) {
                int count = Math.min(values.length, end - at);
                all.get(at, values, 0, count);
                from.get(at, gradients, 0, count);
                computeBackward(values, gradients);
                to.put(at, gradients, 0, count);
            }
        });
        Reference.reachabilityFence(kept);
        Reference.reachabilityFence(gradient);
    }

    static double requireFinite(String what, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("%s must be a finite number, but is %s.".formatted(what, number));
        }
        return number;
    }
}
