package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What losses over classes have in common. Their mean is PyTorch's: the sum divided by the weights of the labels, so that of no labels
 * it is NaN.
 *
 * @param <L> the loss itself
 */
abstract class ClassLoss<L extends ClassLoss<L>> extends ReducedLoss implements Loss {
    private final ClassWeights weights;

    ClassLoss(ClassWeights weights, Reduction reduction) {
        super(reduction);
        this.weights = weights;
    }

    abstract L with(ClassWeights newWeights, Reduction newReduction);

    /**
     * @param labels that fit the scores
     */
    abstract Losses losses(INDArray output, ClassScores scores, int... labels);

    /** What is right, if it is given as an array. */
    abstract Losses losses(INDArray output, ClassScores scores, INDArray target);

    final ClassWeights weights() {
        return weights;
    }

    /**
     * Returns this loss with classes that count differently, for instance rare ones more.
     *
     * @param perClass a number for each class
     */
    public L weight(double... perClass) {
        return with(weights.weights(perClass), reduction());
    }

    /** Returns this loss with another label for what does not count, such as pixels nobody has labelled; by default −100. */
    public L ignoreIndex(int label) {
        return with(weights.ignoreIndex(label), reduction());
    }

    /** Returns this loss with another reduction. */
    public L reduction(Reduction reduction) {
        return with(weights, reduction);
    }

    /**
     * Computes the loss: the mean over what counts, or the sum.
     *
     * @param output {@code [n, classes]}, {@code [n, classes, d1, …]}, or {@code [classes]} for a single example
     * @param labels the right class of each example, counted from 0; or of each place {@code [n, d1, …]}, row by row
     * @throws ShapeException if there are not as many labels as decisions, or as many weights as classes
     * @throws IllegalArgumentException if a label is not a class
     */
    @Override
    public double forward(INDArray output, int... labels) {
        return reduce(checked(output, labels));
    }

    /**
     * Computes the loss of each example or place, PyTorch's {@code reduction='none'}; 0 where the label is ignored.
     *
     * @param output as in {@link #forward(INDArray, int...)}
     * @param labels as in {@link #forward(INDArray, int...)}
     * @return {@code [n]}, {@code [n, d1, …]}, or a single number
     * @throws ShapeException if there are not as many labels as decisions, or as many weights as classes
     * @throws IllegalArgumentException if a label is not a class
     */
    public INDArray unreduced(INDArray output, int... labels) {
        return keepAll(checked(output, labels));
    }

    final Losses checked(INDArray output, int... labels) {
        ClassScores scores = ClassScores.of(this, Given.notNull(output, "output"));
        weights.requireFit(this, scores, Given.notNull(labels, "labels"));
        return losses(output, scores, labels);
    }

    final Losses checked(INDArray output, INDArray target) {
        ClassScores scores = ClassScores.of(this, output);
        weights.requireFit(this, scores);
        return losses(output, scores, target);
    }

    /** Labels that came as an array of the shape that they must have. */
    final int[] labels(ClassScores scores, INDArray target, String otherwise) {
        if (!target.dataType().isIntType()) {
            throw new IllegalArgumentException(say(
                    "%s takes labels as whole numbers, but the target is of type %s. Use target.castTo(DataType.INT32)%s.",
                    this, target.dataType(), otherwise));
        }
        if (!Arrays.equals(target.shape(), scores.shapeOfPlaces()) || target.length() != scores.places()) {
            throw new ShapeException(say(
                    "%s takes labels of shape %s for an output %s, but got %s.",
                    this, Shapes.text(scores.shapeOfPlaces()), Shapes.text(scores.shape()), Shapes.text(target)));
        }
        if (target.isEmpty()) {
            return new int[0];
        }
        // Those beyond int are no classes, and must not become some.
        return Arrays.stream(target.dup('c').data().asLong())
                .mapToInt(label -> (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, label)))
                .toArray();
    }

    /** Returns true unless examples count differently, or are summed up. */
    @Override
    public boolean perExample() {
        return weights.countEqually() && reduction() == Reduction.MEAN;
    }

    @Override
    public String toString() {
        return text(weights.toString());
    }
}
