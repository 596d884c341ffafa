package dev.stridebook.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of each value by itself. Blocks of values are taken in parallel. */
abstract class Elementwise extends ShapeKeeping {
    /** Changes values to the function's. */
    abstract void compute(float[] values);

    /**
     * Multiplies each gradient by the function's slope.
     *
     * @param outputs the function's values, not to be changed
     */
    abstract void computeBackward(float[] outputs, float[] gradients);

    @Override
    final void compute(INDArray x, INDArray y) {
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(y);
        forEachBlock(y, start -> {
            float[] values = read(from, start);
            compute(values);
            to.put(start, values);
        });
        Reference.reachabilityFence(x);
    }

    @Override
    final void computeBackward(INDArray y, INDArray gradient, INDArray back) {
        FloatBuffer outputs = Floats.of(y);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        forEachBlock(y, start -> {
            float[] gradients = read(from, start);
            computeBackward(read(outputs, start), gradients);
            to.put(start, gradients);
        });
        Reference.reachabilityFence(y);
        Reference.reachabilityFence(gradient);
    }

    private static void forEachBlock(INDArray y, IntConsumer computeFrom) {
        int blocks = (int) ((y.length() + Floats.BLOCK - 1) / Floats.BLOCK);
        Parallel.forEach(blocks, block -> computeFrom.accept(block * Floats.BLOCK));
    }

    private static float[] read(FloatBuffer buffer, int start) {
        float[] values = new float[Math.min(Floats.BLOCK, buffer.capacity() - start)];
        buffer.get(start, values);
        return values;
    }
}
