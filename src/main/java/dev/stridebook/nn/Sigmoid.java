package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code 1 / (1 + exp(−x))} for each value by itself: between 0 and 1, as the weights of an attention are (S2.5). */
public final class Sigmoid extends ShapeKeeping {
    @Override
    void compute(INDArray x, INDArray y) {
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(y);
        Parallel.forEachSpan(to.capacity(), (start, end) -> {
            for (int i = start; i < end; i++) {
                to.put(i, (float) (1 / (1 + Math.exp(-from.get(i)))));
            }
        });
        Reference.reachabilityFence(x);
    }

    @Override
    void computeBackward(INDArray y, INDArray gradient, INDArray back) {
        FloatBuffer outputs = Floats.of(y);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        Parallel.forEachSpan(to.capacity(), (start, end) -> {
            for (int i = start; i < end; i++) {
                float output = outputs.get(i);
                to.put(i, from.get(i) * output * (1 - output));
            }
        });
        Reference.reachabilityFence(y);
        Reference.reachabilityFence(gradient);
    }

    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public String toString() {
        return "Sigmoid()";
    }
}
