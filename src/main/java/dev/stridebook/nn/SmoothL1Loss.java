package dev.stridebook.nn;

/**
 * The absolute error of each element, rounded off where it is small: {@code error² / (2 · beta)} below beta, and
 * {@code |error| − beta / 2} from there on. By default averaged over all elements. Source: Girshick 2015.
 */
public final class SmoothL1Loss extends ElementwiseLoss {
    private final float beta;

    private record Smooth(float beta) implements Comparison {
        @Override
        public float loss(int element, float output, float target) {
            float error = Math.abs(output - target);
            return error < beta ? 0.5f * error * error / beta : error - 0.5f * beta;
        }

        @Override
        public float slope(int element, float output, float target) {
            float error = output - target;
            return error <= -beta ? -1 : error >= beta ? 1 : error / beta;
        }
    }

    /** Starts with beta 1 and averages over all elements. */
    public SmoothL1Loss() {
        this(1, Reduction.MEAN);
    }

    private SmoothL1Loss(float beta, Reduction reduction) {
        super(reduction);
        this.beta = beta;
    }

    /**
     * Returns this loss with another error from which on it grows evenly, by default 1. With 0 it is {@link L1Loss}.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SmoothL1Loss beta(double newBeta) {
        if (!(newBeta >= 0)) {
            throw new IllegalArgumentException("beta must be at least 0, such as 1, but is %s.".formatted(newBeta));
        }
        return new SmoothL1Loss((float) newBeta, reduction());
    }

    /** Returns this loss with another reduction. */
    public SmoothL1Loss reduction(Reduction reduction) {
        return new SmoothL1Loss(beta, reduction);
    }

    @Override
    Comparison comparison(long... shape) {
        return beta == 0 ? L1Loss.ABSOLUTE : new Smooth(beta);
    }

    @Override
    public String toString() {
        return text(beta == 1 ? "" : "beta " + beta);
    }
}
