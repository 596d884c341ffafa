package dev.stridebook.nn;

/** The larger of the value and 0, for each value by itself. NaN stays NaN. Source: S1.8. */
public final class ReLU extends Elementwise {
    @Override
    void compute(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], 0); // which is NaN for NaN, and needs no branch
        }
    }

    @Override
    void computeBackward(float[] outputs, float[] gradients) {
        for (int i = 0; i < outputs.length; i++) {
            // All ones unless the output is 0; in whole numbers, as half of all branches would be mispredicted.
            int output = Float.floatToRawIntBits(outputs[i]);
            int mask = (output | -output) >> 31;
            gradients[i] = Float.intBitsToFloat(Float.floatToRawIntBits(gradients[i]) & mask);
        }
    }

    @Override
    public String name() {
        return "relu";
    }

    @Override
    public String toString() {
        return "ReLU()";
    }
}
