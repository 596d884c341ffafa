package dev.stridebook.nn;

/**
 * {@code x} where it is above 0, otherwise {@code slope · x}, for each value by itself: unlike behind a {@link ReLU}, a gradient comes
 * back from below 0 as well. NaN stays NaN. Source: Maas et al. 2013.
 */
public final class LeakyReLU extends Pointwise {
    private final float slope;

    /** Takes the slope 0.01 below 0, as in PyTorch. */
    public LeakyReLU() {
        this(0.01);
    }

    /**
     * Takes any slope below 0.
     *
     * @param negativeSlope of the function below 0
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public LeakyReLU(double negativeSlope) {
        this.slope = (float) requireFinite("The negative slope", negativeSlope);
    }

    @Override
    void compute(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= values[i] > 0 ? 1 : slope;
        }
    }

    @Override
    void computeBackward(float[] inputs, float[] gradients) {
        for (int i = 0; i < inputs.length; i++) {
            gradients[i] *= inputs[i] > 0 ? 1 : slope;
        }
    }

    /** The slope can be negative, so that an output does not tell on which side of 0 its input was. */
    @Override
    boolean keepsInput() {
        return true;
    }

    /** Returns what negative values are multiplied by. */
    public double negativeSlope() {
        return slope;
    }

    @Override
    public String name() {
        return "leaky relu";
    }

    /** Returns {@code LeakyReLU(0.01)}. */
    @Override
    public String toString() {
        return "LeakyReLU(" + slope + ")";
    }
}
