package dev.stridebook.nn;

import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a {@link Graph} does where several branches meet, such as adding what they put out. A join learns nothing; otherwise it behaves
 * as a {@link Layer} does: each forward allows one backward, and threads may use it at the same time.
 */
public interface Join {
    /**
     * Computes the output. The inputs are never changed.
     *
     * @param inputs what the branches put out, in the order in which they were given
     * @throws ShapeException if their shapes do not fit each other
     */
    INDArray forward(List<INDArray> inputs);

    /**
     * Computes the gradients of the last inputs.
     *
     * @param gradient of the loss with respect to the last output, of that output's shape
     * @return one gradient for each input, in their order; null for an input that has none, because small changes of it change nothing
     * @throws IllegalStateException if there was no forward since the last backward
     */
    List<INDArray> backward(INDArray gradient);

    /**
     * Computes the output's shape for inputs of these shapes, all without the batch axis.
     *
     * @throws ShapeException if they do not fit each other
     */
    Shape outputShape(List<Shape> inputs);

    /** Returns what the output's cells see of the network's input, where they see what the inputs' cells see together. */
    default ReceptiveField receptiveField(List<ReceptiveField> inputs) {
        return Given.notNull(inputs, "inputs").stream()
                .reduce(ReceptiveField::union)
                .orElseThrow();
    }

    /** Returns whether each example is computed by itself, so that threads may share a batch; true unless overridden. */
    default boolean perExample() {
        return true;
    }

    /** Returns a short name for the way through a network, such as {@code add}. */
    String name();
}
