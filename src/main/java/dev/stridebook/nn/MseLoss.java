package dev.stridebook.nn;

/** The squared error of each element, {@code (output − target)²}, by default averaged over all. */
public final class MseLoss extends ElementwiseLoss {
    private static final Comparison SQUARED = new Comparison() {
        @Override
        public float loss(int element, float output, float target) {
            return (output - target) * (output - target);
        }

        @Override
        public float slope(int element, float output, float target) {
            return 2 * (output - target);
        }
    };

    /** Averages over all elements. */
    public MseLoss() {
        this(Reduction.MEAN);
    }

    private MseLoss(Reduction reduction) {
        super(reduction);
    }

    /** Returns this loss with another reduction. */
    public MseLoss reduction(Reduction reduction) {
        return new MseLoss(reduction);
    }

    @Override
    Comparison comparison(long... shape) {
        return SQUARED;
    }

    @Override
    public String toString() {
        return text();
    }
}
