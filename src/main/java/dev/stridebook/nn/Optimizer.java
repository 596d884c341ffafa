package dev.stridebook.nn;

/** Changes parameters so that the loss falls. */
public interface Optimizer {
    /** Sets all gradients to zero, before the next backward adds to them. */
    void zeroGradients();

    /** Changes each parameter once, by its gradient. */
    void step();

    /** Returns the learning rate. */
    double learningRate();

    /**
     * Sets the learning rate, as schedules do while training goes on.
     *
     * @throws IllegalArgumentException if the rate is negative or not finite
     */
    void learningRate(double rate);
}
