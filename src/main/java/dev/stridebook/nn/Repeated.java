package dev.stridebook.nn;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.ShapeException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Numbers that are repeated along axes where they have size 1 or which they lack at the front, as PyTorch broadcasts them.
 *
 * @param values in row-major order
 */
record Repeated(String name, float[] values, long... shape) {
    /**
     * @param numbers are copied
     */
    static Repeated of(Object loss, String name, INDArray numbers) {
        return new Repeated(name, ReducedLoss.values(loss, "weight", numbers), numbers.shape());
    }

    /**
     * @return a number for each element of an array of that shape
     * @throws ShapeException if these cannot be repeated to that shape
     */
    float[] to(long... whole) {
        int lacking = whole.length - shape.length;
        boolean fits = lacking >= 0;
        for (int axis = 0; fits && axis < shape.length; axis++) {
            fits = shape[axis] == 1 || shape[axis] == whole[lacking + axis];
        }
        if (!fits) {
            throw new ShapeException(
                    "The %s of shape %s does not fit the output, %s: each of its axes, counted from the last, must have the size of the output's axis, or 1."
                            .formatted(name, Shapes.text(shape), Shapes.text(whole)));
        }
        float[] repeated = new float[(int) Shapes.count(whole)];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = values[source(i, whole)];
        }
        return repeated;
    }

    private int source(int element, long... whole) {
        int source = 0;
        int stride = 1;
        int rest = element;
        for (int axis = whole.length - 1, own = shape.length - 1; own >= 0; axis--, own--) {
            int size = (int) shape[own];
            source += size == 1 ? 0 : rest % size * stride;
            stride *= size;
            rest /= (int) whole[axis];
        }
        return source;
    }
}
