package dev.stridebook.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of each value by itself. Blocks of values that fit the first cache, in parallel. */
abstract class Elementwise extends ShapeKeeping {
    /** Changes values to the function's. */
    abstract void compute(float[] values);

    @Override
    final void compute(INDArray x, INDArray y) {
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(y);
        Parallel.forEachSpan(to.capacity(), (start, end) -> {
            float[] values = new float[Floats.BLOCK];
            for (int at = start; at < end; at += Floats.BLOCK) {
                int count = Math.min(Floats.BLOCK, end - at);
                from.get(at, values, 0, count);
                compute(values);
                to.put(at, values, 0, count);
            }
        });
        Reference.reachabilityFence(x);
    }
}
