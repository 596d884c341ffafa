package dev.stridebook.nn;

/**
 * The squared error of each element where it is small, the absolute one where it is large: {@code error² / 2} below delta, and
 * {@code delta · (|error| − delta / 2)} from there on. By default averaged over all elements. Source: Huber 1964.
 */
public final class HuberLoss extends ElementwiseLoss {
    private final float delta;

    private record Huber(float delta) implements Comparison {
        @Override
        public float loss(int element, float output, float target) {
            float error = Math.abs(output - target);
            return error < delta ? 0.5f * error * error : delta * (error - 0.5f * delta);
        }

        @Override
        public float slope(int element, float output, float target) {
            float error = output - target;
            return error <= -delta ? -delta : error >= delta ? delta : error;
        }
    }

    /** Starts with delta 1 and averages over all elements. */
    public HuberLoss() {
        this(1, Reduction.MEAN);
    }

    private HuberLoss(float delta, Reduction reduction) {
        super(reduction);
        this.delta = delta;
    }

    /**
     * Returns this loss with another error from which on it grows evenly, by default 1.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public HuberLoss delta(double newDelta) {
        if (!(newDelta > 0)) {
            throw new IllegalArgumentException("delta must be positive, such as 1, but is %s.".formatted(newDelta));
        }
        return new HuberLoss((float) newDelta, reduction());
    }

    /** Returns this loss with another reduction. */
    public HuberLoss reduction(Reduction reduction) {
        return new HuberLoss(delta, reduction);
    }

    @Override
    Comparison comparison(long... shape) {
        return new Huber(delta);
    }

    @Override
    public String toString() {
        return text(delta == 1 ? "" : "delta " + delta);
    }
}
