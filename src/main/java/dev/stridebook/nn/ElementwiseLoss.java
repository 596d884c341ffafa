package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss that compares each number of a network's output with a number it should be. The target always has the output's shape: where
 * PyTorch would repeat a smaller one, with a warning, there is an error.
 *
 * <pre>{@code
 * var loss = new MseLoss();
 * loss.forward(net.forward(x), y);
 * net.backward(loss.backward());
 * }</pre>
 */
public abstract class ElementwiseLoss extends ReducedLoss {
    ElementwiseLoss(Reduction reduction) {
        super(reduction);
    }

    /**
     * Computes the loss: the mean over all elements, or their sum.
     *
     * @param output of the network, of any shape
     * @param target of the same shape
     * @throws ShapeException if the shapes differ
     * @throws IllegalArgumentException if an array holds no real numbers
     */
    public final double forward(INDArray output, INDArray target) {
        return reduce(losses(output, target));
    }

    /**
     * Computes the loss of each element, PyTorch's {@code reduction='none'}.
     *
     * @param output of the network, of any shape
     * @param target of the same shape
     * @return the losses, of the same shape
     * @throws ShapeException if the shapes differ
     * @throws IllegalArgumentException if an array holds no real numbers
     */
    public final INDArray unreduced(INDArray output, INDArray target) {
        return keepAll(losses(output, target));
    }

    private Losses losses(INDArray output, INDArray target) {
        float[] outputs = values(this, "output", output);
        float[] targets = values(this, "target", target);
        if (!Arrays.equals(output.shape(), target.shape())) {
            throw new ShapeException(say(
                    "%s compares element by element, so output and target must have the same shape, but they are %s and %s.",
                    this, Shapes.text(output), Shapes.text(target)));
        }
        requireInRange(outputs, targets);
        return new Elements(outputs, targets, comparison(output.shape()), output.shape());
    }

    /** Some losses are not defined for all numbers. */
    void requireInRange(float[] outputs, float... targets) {}

    /**
     * @param shape of output and target
     */
    abstract Comparison comparison(long... shape);

    /** How one element of the output is compared with its target. */
    interface Comparison {
        float loss(int element, float output, float target);

        /** The derivative of the loss with respect to the output. */
        float slope(int element, float output, float target);
    }

    private record Elements(float[] outputs, float[] targets, Comparison comparison, long[] shape) implements Losses {
        @Override
        public float[] values() {
            float[] losses = new float[outputs.length];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = comparison.loss(i, outputs[i], targets[i]);
            }
            return losses;
        }

        @Override
        public double divisor() {
            return outputs.length;
        }

        @Override
        public INDArray gradient(Factors factors) {
            float[] slopes = new float[outputs.length];
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] = (float) (comparison.slope(i, outputs[i], targets[i]) * factors.of(i));
            }
            return array(slopes, shape);
        }
    }
}
