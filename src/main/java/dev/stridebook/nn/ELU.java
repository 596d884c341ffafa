package dev.stridebook.nn;

/**
 * {@code x} where it is above 0, otherwise {@code alpha · (exp(x) − 1)}, for each value by itself. NaN stays NaN. Source: Clevert et al.
 * 2016.
 */
public final class ELU extends Pointwise {
    private final double alpha;

    /** Takes alpha 1: the function then has no bend at 0. */
    public ELU() {
        this(1);
    }

    /**
     * Takes any alpha.
     *
     * @param alpha the function approaches {@code −alpha} far below 0
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public ELU(double alpha) {
        this.alpha = requireFinite("alpha", alpha);
    }

    @Override
    void compute(float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] > 0)) {
                values[i] = (float) (alpha * Math.expm1(values[i]));
            }
        }
    }

    /** {@code g}, or {@code g · alpha · exp(x)} where x is not above 0. */
    @Override
    void computeBackward(float[] inputs, float[] gradients) {
        for (int i = 0; i < inputs.length; i++) {
            if (!(inputs[i] > 0)) {
                gradients[i] *= (float) (alpha * Math.exp(inputs[i]));
            }
        }
    }

    @Override
    boolean keepsInput() {
        return true;
    }

    /** Returns the value that very negative values come close to, with the sign reversed. */
    public double alpha() {
        return alpha;
    }

    @Override
    public String name() {
        return "elu";
    }

    /** Returns {@code ELU(1.0)}. */
    @Override
    public String toString() {
        return "ELU(" + alpha + ")";
    }
}
