package dev.stridebook.nn;

import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The negative log-likelihood: minus the log-probability that the network gives to the right class, averaged over the batch.
 * It follows a {@link LogSoftmax}; {@link CrossEntropyLoss} is both in one. Source: S1.8.
 *
 * <pre>{@code
 * new NllLoss().forward(logProbabilities, 3, 0, 9)            // the right classes of three examples
 * new NllLoss().weight(1, 1, 5).ignoreIndex(255)              // the third class counts as much as five others
 * }</pre>
 */
public final class NllLoss extends ClassLoss<NllLoss> {
    /** Averages over the batch, in which all classes count the same. */
    public NllLoss() {
        this(ClassWeights.EQUAL, Reduction.MEAN);
    }

    private NllLoss(ClassWeights weights, Reduction reduction) {
        super(weights, reduction);
    }

    @Override
    NllLoss with(ClassWeights newWeights, Reduction newReduction) {
        return new NllLoss(newWeights, newReduction);
    }

    /**
     * Computes the loss, with the labels as an array.
     *
     * @param logProbabilities {@code [n, classes]}, {@code [n, classes, d1, …]}, or {@code [classes]} for a single example
     * @param labels whole numbers of shape {@code [n]}, {@code [n, d1, …]}, or a single one
     * @throws ShapeException if the labels have another shape, or there are not as many weights as classes
     * @throws IllegalArgumentException if a label is not a class, or an argument is of another type
     */
    public double forward(INDArray logProbabilities, INDArray labels) {
        return reduce(given(logProbabilities, labels));
    }

    /**
     * Computes the loss of each example or place, with the labels as an array.
     *
     * @param logProbabilities as in {@link #forward(INDArray, INDArray)}
     * @param labels as in {@link #forward(INDArray, INDArray)}
     * @return the losses, of the labels' shape
     * @throws ShapeException if the labels have another shape, or there are not as many weights as classes
     * @throws IllegalArgumentException if a label is not a class, or an argument is of another type
     */
    public INDArray unreduced(INDArray logProbabilities, INDArray labels) {
        return keepAll(given(logProbabilities, labels));
    }

    private Losses given(INDArray logProbabilities, INDArray labels) {
        return checked(Given.notNull(logProbabilities, "logProbabilities"), Given.notNull(labels, "labels"));
    }

    @Override
    Losses losses(INDArray output, ClassScores scores, INDArray target) {
        return checked(output, labels(scores, target, ""));
    }

    @Override
    Losses losses(INDArray output, ClassScores scores, int... labels) {
        float[] logProbabilities = values(this, "output", output);
        float[] losses = new float[labels.length];
        double divisor = 0;
        for (int place = 0; place < labels.length; place++) {
            if (labels[place] != weights().ignoreIndex()) {
                float weight = weights().of(labels[place]);
                losses[place] = -weight * logProbabilities[scores.index(place, labels[place])];
                divisor += weight;
            }
        }
        return new Likelihoods(scores, weights(), labels.clone(), losses, divisor);
    }

    private record Likelihoods(ClassScores scores, ClassWeights weights, int[] labels, float[] values, double divisor)
            implements Losses {
        @Override
        public long[] shape() {
            return scores.shapeOfPlaces();
        }

        /** Minus the weight at each place's right class, 0 elsewhere. */
        @Override
        public INDArray gradient(Factors factors) {
            float[] gradient = new float[labels.length * scores.classes()];
            for (int place = 0; place < labels.length; place++) {
                if (labels[place] != weights.ignoreIndex()) {
                    gradient[scores.index(place, labels[place])] =
                            (float) (-weights.of(labels[place]) * factors.of(place));
                }
            }
            return array(gradient, scores.shape());
        }
    }
}
