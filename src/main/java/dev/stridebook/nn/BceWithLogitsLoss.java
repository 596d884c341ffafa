package dev.stridebook.nn;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The binary cross-entropy of logits: for each element a decision of its own, yes or no. It computes the sigmoid itself, so a network
 * ends without one. By default averaged over all elements.
 *
 * <pre>{@code
 * new BceWithLogitsLoss().posWeight(Nd4j.createFromArray(3f))     // a yes counts as much as three noes
 * }</pre>
 */
public final class BceWithLogitsLoss extends ElementwiseLoss {
    /** Null where all count the same, as the next. */
    private final Repeated weight;

    private final Repeated posWeight;

    private record CrossEntropy(float[] weights, float... posWeights) implements Comparison {
        @Override
        public float loss(int element, float x, float target) {
            double logSigmoid = Math.min(x, 0.0) - Math.log1p(Math.exp(-Math.abs((double) x)));
            double yes = (of(posWeights, element) - 1) * target + 1;
            return (float) (of(weights, element) * ((1.0 - target) * x - yes * logSigmoid));
        }

        @Override
        public float slope(int element, float x, float target) {
            double sigmoid = 1 / (1 + Math.exp(-x));
            double yes = of(posWeights, element) * target;
            return (float) (of(weights, element) * ((yes + 1 - target) * sigmoid - yes));
        }

        private static double of(float[] weights, int element) {
            return weights == null ? 1 : weights[element];
        }
    }

    /** Averages over all elements. */
    public BceWithLogitsLoss() {
        this(null, null, Reduction.MEAN);
    }

    private BceWithLogitsLoss(Repeated weight, Repeated posWeight, Reduction reduction) {
        super(reduction);
        this.weight = weight;
        this.posWeight = posWeight;
    }

    /**
     * Returns this loss with elements that count differently. The mean still divides by the number of elements.
     *
     * @param weight of the output's shape, or of one that PyTorch would broadcast to it; it is copied
     * @throws IllegalArgumentException if it holds no real numbers
     */
    public BceWithLogitsLoss weight(INDArray weight) {
        return new BceWithLogitsLoss(Repeated.of(this, "weight", weight), posWeight, reduction());
    }

    /**
     * Returns this loss with targets of 1 that count more or less than those of 0: above 1 for better recall, below 1 for better
     * precision.
     *
     * @param weight of the output's shape, or of one that PyTorch would broadcast to it, such as {@code [classes]} for an output
     *     {@code [n, classes]}; it is copied
     * @throws IllegalArgumentException if it holds no real numbers
     */
    public BceWithLogitsLoss posWeight(INDArray weight) {
        return new BceWithLogitsLoss(this.weight, Repeated.of(this, "posWeight", weight), reduction());
    }

    /** Returns this loss with another reduction. */
    public BceWithLogitsLoss reduction(Reduction reduction) {
        return new BceWithLogitsLoss(weight, posWeight, reduction);
    }

    @Override
    Comparison comparison(long... shape) {
        return new CrossEntropy(
                weight == null ? null : weight.to(shape), posWeight == null ? null : posWeight.to(shape));
    }

    @Override
    public String toString() {
        return text(weight == null ? "" : "weight", posWeight == null ? "" : "posWeight");
    }
}
