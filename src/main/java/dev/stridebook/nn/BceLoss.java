package dev.stridebook.nn;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The binary cross-entropy of probabilities, as a {@link Sigmoid} puts them out: {@code −target · log p − (1 − target) · log(1 − p)} for
 * each element, by default averaged over all. Logarithms below −100 count as −100. {@link BceWithLogitsLoss} does the work of both and
 * loses no accuracy near 0 and 1.
 */
public final class BceLoss extends ElementwiseLoss {
    private static final double LEAST_LOGARITHM = -100;
    private static final double LEAST_VARIANCE = 1e-12;

    /** Null where all count the same. */
    private final Repeated weight;

    private record CrossEntropy(float... weights) implements Comparison {
        @Override
        public float loss(int element, float p, float target) {
            double loss = (target - 1) * Math.max(Math.log1p(-p), LEAST_LOGARITHM)
                    - target * Math.max(Math.log(p), LEAST_LOGARITHM);
            return (float) (weight(element) * loss);
        }

        @Override
        public float slope(int element, float p, float target) {
            return (float) (weight(element) * (p - target) / Math.max((1.0 - p) * p, LEAST_VARIANCE));
        }

        private double weight(int element) {
            return weights == null ? 1 : weights[element];
        }
    }

    /** Averages over all elements. */
    public BceLoss() {
        this(null, Reduction.MEAN);
    }

    private BceLoss(Repeated weight, Reduction reduction) {
        super(reduction);
        this.weight = weight;
    }

    /**
     * Returns this loss with elements that count differently. The mean still divides by the number of elements.
     *
     * @param weight of the output's shape, or of one that PyTorch would broadcast to it; it is copied
     * @throws IllegalArgumentException if it holds no real numbers
     */
    public BceLoss weight(INDArray weight) {
        return new BceLoss(Repeated.of(this, "weight", weight), reduction());
    }

    /** Returns this loss with another reduction. */
    public BceLoss reduction(Reduction reduction) {
        return new BceLoss(weight, reduction);
    }

    @Override
    void requireInRange(float[] outputs, float... targets) {
        requireProbabilities("output", outputs, " Put a Sigmoid before this loss, or use BceWithLogitsLoss.");
        requireProbabilities("target", targets, "");
    }

    private void requireProbabilities(String what, float[] values, String remedy) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException(
                        "%s takes probabilities from 0 to 1, but number %d of the %s is %s.%s"
                                .formatted(this, i, what, values[i], remedy));
            }
        }
    }

    @Override
    Comparison comparison(long... shape) {
        return new CrossEntropy(weight == null ? null : weight.to(shape));
    }

    @Override
    public String toString() {
        return text(weight == null ? "" : "weight");
    }
}
