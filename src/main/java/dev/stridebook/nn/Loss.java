package dev.stridebook.nn;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How wrong a network is about the classes of a batch, as one number. {@link ElementwiseLoss} compares with numbers instead of classes.
 */
public interface Loss {
    /**
     * Computes the loss, usually the mean over the batch.
     *
     * @param output of the network, {@code [n, classes]}
     * @param labels the right class of each example
     * @throws dev.stridebook.shape.ShapeException if there are not as many labels as rows
     * @throws IllegalArgumentException if a label is not a class
     */
    double forward(INDArray output, int... labels);

    /**
     * Returns whether the result is the mean of what the examples give by themselves, and threads may use this at the same time: several
     * can then share a batch. A loss of your own does not, unless it says so.
     */
    default boolean perExample() {
        return false;
    }

    /** Returns how the losses of the examples become one number. */
    default Reduction reduction() {
        return Reduction.MEAN;
    }

    /**
     * Returns the gradient of the last forward's result with respect to the network's output, of that output's shape.
     *
     * @throws IllegalStateException if there was no forward
     */
    INDArray backward();
}
