package dev.stridebook.nn;

/** The hyperbolic tangent of each value by itself: between −1 and 1, and 0 stays 0. */
public final class Tanh extends Pointwise {
    @Override
    void compute(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.tanh(values[i]);
        }
    }

    /** {@code g · (1 − y²)}. */
    @Override
    void computeBackward(float[] outputs, float[] gradients) {
        for (int i = 0; i < outputs.length; i++) {
            gradients[i] *= 1 - outputs[i] * outputs[i];
        }
    }

    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public String toString() {
        return "Tanh()";
    }
}
