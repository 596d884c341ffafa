package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation of features {@code [n, c]}, or of lines {@code [n, c, l]}: brings each feature, or each channel, to mean 0 and
 * variance 1, then to a variance and mean that are learned. While training, mean and variance are those of the batch, and running
 * averages of them are kept; afterwards these are used. Source: Ioffe and Szegedy 2015.
 */
public final class BatchNorm1d extends BatchNormalizing<BatchNorm1d> {
    /**
     * Normalises so many features or channels, starting from weight 1 and bias 0.
     *
     * @throws ShapeException if the number is below 1
     */
    public BatchNorm1d(int features) {
        this(State.of("BatchNorm1d", features, true, true));
    }

    private BatchNorm1d(State state) {
        super(state);
    }

    @Override
    BatchNorm1d with(State newState) {
        return new BatchNorm1d(newState);
    }

    @Override
    void requireFits(INDArray x) {
        if (x.rank() != 2 && x.rank() != 3) {
            throw new ShapeException(say(
                    "%s takes features as [batch, features], or lines as [batch, channels, length], but the input is %s.%s",
                    this, Shapes.text(x), x.rank() == 4 ? say(" For images use BatchNorm2d(%d).", channels()) : ""));
        }
        Require.channels(this, () -> Shapes.text(x), x.size(1), channels());
    }

    @Override
    long examples(INDArray x) {
        return x.size(0);
    }

    @Override
    String whatToEnlarge() {
        return say("a larger batch");
    }

    @Override
    public Shape outputShape(Shape input) {
        if (Given.notNull(input, "input").dimensions().size() > 2) {
            throw new ShapeException(say(
                    "%s takes a number of features, or channels × length, but the input is %s. For images use BatchNorm2d(%d).",
                    this, input, channels()));
        }
        Require.channels(this, input::toString, input.dimensions().get(0), channels());
        return input;
    }
}
