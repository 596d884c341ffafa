package dev.stridebook.nn;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Numbers a layer learns. The arrays are the layer's own: an optimiser changes them in place.
 *
 * @param name {@code weight} or {@code bias}; within a network with the layer's position before it, as {@code 0.weight}
 * @param value the numbers
 * @param gradient the sum of the gradients since it was last set to zero, of the same shape
 */
public record Parameter(String name, INDArray value, INDArray gradient) {

    static Parameter of(String name, INDArray value) {
        return new Parameter(name, value, Nd4j.zeros(value.dataType(), value.shape()));
    }

    /** How many numbers. */
    public long count() {
        return value.length();
    }

    Parameter named(String newName) {
        return new Parameter(newName, value, gradient);
    }

    void zeroGradient() {
        FloatBuffer values = Floats.of(gradient);
        while (values.hasRemaining()) {
            values.put(0);
        }
    }

    void accumulate(INDArray more) {
        gradient.addi(more);
    }
}
