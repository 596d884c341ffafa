package dev.stridebook.nn;

/** {@code x / (1 + exp(−x))} for each value by itself, also known as Swish. Source: Hendrycks and Gimpel 2016. */
public final class SiLU extends Pointwise {
    @Override
    void compute(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * Sigmoid.of(values[i]));
        }
    }

    /** {@code g · σ · (1 + x · (1 − σ))}, where σ is the sigmoid of x. */
    @Override
    void computeBackward(float[] inputs, float[] gradients) {
        for (int i = 0; i < inputs.length; i++) {
            double sigmoid = Sigmoid.of(inputs[i]);
            gradients[i] *= (float) (sigmoid * (1 + inputs[i] * (1 - sigmoid)));
        }
    }

    @Override
    boolean keepsInput() {
        return true;
    }

    @Override
    public String name() {
        return "silu";
    }

    @Override
    public String toString() {
        return "SiLU()";
    }
}
