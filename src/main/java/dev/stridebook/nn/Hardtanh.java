package dev.stridebook.nn;

/**
 * Each value by itself, but never below a least and never above a largest one. A gradient comes back only from between them. NaN stays
 * NaN.
 */
public sealed class Hardtanh extends Pointwise permits ReLU6 {
    private final float min;
    private final float max;

    /** Limits values to −1 to 1. */
    public Hardtanh() {
        this(-1, 1);
    }

    /**
     * Limits values to any range.
     *
     * @throws IllegalArgumentException unless {@code min} is less than {@code max}
     */
    public Hardtanh(double min, double max) {
        if (!(min < max)) {
            throw new IllegalArgumentException(
                    "The least value of Hardtanh must be below the largest, but they are %s and %s."
                            .formatted(min, max));
        }
        this.min = (float) min;
        this.max = (float) max;
    }

    @Override
    final void compute(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(min, Math.min(max, values[i]));
        }
    }

    @Override
    final void computeBackward(float[] inputs, float[] gradients) {
        for (int i = 0; i < inputs.length; i++) {
            gradients[i] = inputs[i] > min && inputs[i] < max ? gradients[i] : 0;
        }
    }

    @Override
    final boolean keepsInput() {
        return true;
    }

    /** Returns the least value that is put out. */
    public final double min() {
        return min;
    }

    /** Returns the largest value that is put out. */
    public final double max() {
        return max;
    }

    @Override
    public String name() {
        return "hardtanh";
    }

    /** Returns {@code Hardtanh(-1.0, 1.0)}. */
    @Override
    public String toString() {
        return "Hardtanh(" + min + ", " + max + ")";
    }
}
