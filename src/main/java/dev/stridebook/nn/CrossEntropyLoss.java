package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The cross-entropy of logits: {@link LogSoftmax} and {@link NllLoss} in one, so a network ends with its last linear layer or
 * convolution. Instead of labels there may be probabilities of the classes.
 *
 * <pre>{@code
 * var loss = new CrossEntropyLoss().labelSmoothing(0.1);
 * loss.forward(net.forward(x), labels);
 * net.backward(loss.backward());
 * }</pre>
 */
public final class CrossEntropyLoss extends ClassLoss<CrossEntropyLoss> {
    private static final LogSoftmax LOG_SOFTMAX = new LogSoftmax();

    private final double labelSmoothing;

    /** Averages over the batch, in which all classes count the same. */
    public CrossEntropyLoss() {
        this(ClassWeights.EQUAL, 0, Reduction.MEAN);
    }

    private CrossEntropyLoss(ClassWeights weights, double labelSmoothing, Reduction reduction) {
        super(weights, reduction);
        this.labelSmoothing = labelSmoothing;
    }

    @Override
    CrossEntropyLoss with(ClassWeights newWeights, Reduction newReduction) {
        return new CrossEntropyLoss(newWeights, labelSmoothing, newReduction);
    }

    /**
     * Returns this loss with a part of each target shared out evenly to all classes, by default 0. Source: Szegedy et al. 2016.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public CrossEntropyLoss labelSmoothing(double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException(
                    say("labelSmoothing must be from 0 to 1, such as 0.1, but is %s.", part));
        }
        return new CrossEntropyLoss(weights(), part, reduction());
    }

    /**
     * Computes the loss, with the target as an array.
     *
     * @param logits {@code [n, classes]}, {@code [n, classes, d1, …]}, or {@code [classes]} for a single example
     * @param target either labels, whole numbers of shape {@code [n]}, {@code [n, d1, …]} or a single one; or the probability of each
     *     class, of the shape of the logits
     * @throws ShapeException if the target has another shape, or there are not as many weights as classes
     * @throws IllegalArgumentException if a label is not a class, or an argument is of another type
     */
    public double forward(INDArray logits, INDArray target) {
        return reduce(given(logits, target));
    }

    /**
     * Computes the loss of each example or place, with the target as an array.
     *
     * @param logits as in {@link #forward(INDArray, INDArray)}
     * @param target as in {@link #forward(INDArray, INDArray)}
     * @return {@code [n]}, {@code [n, d1, …]}, or a single number
     * @throws ShapeException if the target has another shape, or there are not as many weights as classes
     * @throws IllegalArgumentException if a label is not a class, or an argument is of another type
     */
    public INDArray unreduced(INDArray logits, INDArray target) {
        return keepAll(given(logits, target));
    }

    private Losses given(INDArray logits, INDArray target) {
        return checked(Given.notNull(logits, "logits"), Given.notNull(target, "target"));
    }

    @Override
    Losses losses(INDArray output, ClassScores scores, INDArray target) {
        if (!Arrays.equals(target.shape(), scores.shape())) {
            String otherwise = say(", or give probabilities of the output's shape, %s", Shapes.text(output));
            return checked(output, labels(scores, target, otherwise));
        }
        if (weights().ignoreIndex() >= 0) {
            throw new IllegalArgumentException(say(
                    "%s ignores a label, which the probabilities given as the target do not have. Leave out ignoreIndex, or set all probabilities to 0 where nothing counts.",
                    this));
        }
        return losses(output, scores, new Probabilities(values(this, "target", target)), scores.places());
    }

    @Override
    Losses losses(INDArray output, ClassScores scores, int... labels) {
        double divisor = 0;
        for (int label : labels) {
            divisor += label == weights().ignoreIndex() ? 0 : weights().of(label);
        }
        return losses(output, scores, new Labels(labels.clone()), divisor);
    }

    private Losses losses(INDArray output, ClassScores scores, Target target, double divisor) {
        float[] logProbabilities = values(this, "output", output);
        float[] line = new float[scores.classes()];
        for (int place = 0; place < scores.places(); place++) {
            scores.read(logProbabilities, place, line);
            LOG_SOFTMAX.compute(line);
            scores.write(line, logProbabilities, place);
        }
        return new Entropies(scores, target, logProbabilities, divisor);
    }

    /** What is right. */
    private interface Target {
        /** Whether the class counts there at all: if not, its log-probability may as well be −∞. */
        boolean counts(int place, int label);

        /** How much minus the class's log-probability counts there. */
        double share(ClassScores scores, int place, int label);
    }

    private final class Labels implements Target {
        private final int[] labels;

        Labels(int... labels) {
            this.labels = labels;
        }

        @Override
        public boolean counts(int place, int label) {
            return labels[place] != weights().ignoreIndex() && (labelSmoothing > 0 || label == labels[place]);
        }

        @Override
        public double share(ClassScores scores, int place, int label) {
            double right = label == labels[place] ? 1 - labelSmoothing : 0;
            return weights().of(label) * (right + labelSmoothing / scores.classes());
        }
    }

    private final class Probabilities implements Target {
        private final float[] probabilities;

        Probabilities(float... probabilities) {
            this.probabilities = probabilities;
        }

        @Override
        public boolean counts(int place, int label) {
            return true;
        }

        @Override
        public double share(ClassScores scores, int place, int label) {
            double probability = probabilities[scores.index(place, label)];
            return weights().of(label) * (probability * (1 - labelSmoothing) + labelSmoothing / scores.classes());
        }
    }

    private record Entropies(ClassScores scores, Target target, float[] logProbabilities, double divisor)
            implements Losses {
        @Override
        public long[] shape() {
            return scores.shapeOfPlaces();
        }

        @Override
        public float[] values() {
            float[] losses = new float[scores.places()];
            for (int place = 0; place < losses.length; place++) {
                double sum = 0;
                for (int label = 0; label < scores.classes(); label++) {
                    if (target.counts(place, label)) {
                        sum -= target.share(scores, place, label) * logProbabilities[scores.index(place, label)];
                    }
                }
                losses[place] = (float) sum;
            }
            return losses;
        }

        @Override
        public INDArray gradient(Factors factors) {
            float[] gradient = new float[logProbabilities.length];
            float[] output = new float[scores.classes()];
            float[] line = new float[scores.classes()];
            for (int place = 0; place < scores.places(); place++) {
                for (int label = 0; label < line.length; label++) {
                    line[label] = target.counts(place, label)
                            ? (float) (-target.share(scores, place, label) * factors.of(place))
                            : 0;
                }
                scores.read(logProbabilities, place, output);
                LOG_SOFTMAX.computeBackward(output, line);
                scores.write(line, gradient, place);
            }
            return array(gradient, scores.shape());
        }
    }

    @Override
    public String toString() {
        return text(weights().toString(), labelSmoothing == 0 ? "" : "labelSmoothing " + labelSmoothing);
    }
}
