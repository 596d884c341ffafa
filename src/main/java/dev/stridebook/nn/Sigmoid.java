package dev.stridebook.nn;

/** {@code 1 / (1 + exp(−x))} for each value by itself: between 0 and 1, as the weights of an attention are (S2.5). */
public final class Sigmoid extends Pointwise {
    @Override
    void compute(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) of(values[i]);
        }
    }

    static double of(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    void computeBackward(float[] outputs, float[] gradients) {
        for (int i = 0; i < outputs.length; i++) {
            gradients[i] *= outputs[i] * (1 - outputs[i]);
        }
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
