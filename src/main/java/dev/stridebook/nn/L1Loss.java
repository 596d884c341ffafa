package dev.stridebook.nn;

/** The absolute error of each element, {@code |output − target|}, by default averaged over all. */
public final class L1Loss extends ElementwiseLoss {
    static final Comparison ABSOLUTE = new Comparison() {
        @Override
        public float loss(int element, float output, float target) {
            return Math.abs(output - target);
        }

        /** 0 where both are equal, and where one is NaN. */
        @Override
        public float slope(int element, float output, float target) {
            float error = output - target;
            return error > 0 ? 1 : error < 0 ? -1 : 0;
        }
    };

    /** Averages over all elements. */
    public L1Loss() {
        this(Reduction.MEAN);
    }

    private L1Loss(Reduction reduction) {
        super(reduction);
    }

    /** Returns this loss with another reduction. */
    public L1Loss reduction(Reduction reduction) {
        return new L1Loss(reduction);
    }

    @Override
    Comparison comparison(long... shape) {
        return ABSOLUTE;
    }

    @Override
    public String toString() {
        return text();
    }
}
