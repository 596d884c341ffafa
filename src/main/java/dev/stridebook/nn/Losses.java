package dev.stridebook.nn;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The losses of one forward pass before they are reduced to one number, and the way back from them. */
interface Losses {
    /** Their shape: that of the output, or without the axis of the classes. */
    long[] shape();

    /** One for each example or element, in row-major order. */
    float[] values();

    /** What the mean divides by: their number, or the sum of their weights. */
    double divisor();

    /**
     * The gradient with respect to the network's output.
     *
     * @param factors of the losses: how much the result grows with each
     */
    INDArray gradient(Factors factors);

    /** A number for each loss. */
    interface Factors {
        double of(int loss);
    }
}
