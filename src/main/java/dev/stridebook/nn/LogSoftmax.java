package dev.stridebook.nn;

import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Turns each row of logits into the logarithms of probabilities: {@code xᵢ − log Σ exp xⱼ}. In plain loops, because ND4J
 * takes the logarithm after the softmax and so gives −∞ for whatever is very unlikely.
 */
public final class LogSoftmax implements Layer {
    private final Kept<INDArray> output = new Kept<>(this);

    /**
     * @param x {@code [n, classes]}
     */
    @Override
    public INDArray forward(INDArray x) {
        Require.floats(this, x);
        if (x.rank() != 2) {
            throw new ShapeException(
                    "LogSoftmax takes [batch, classes], but the input is %s.".formatted(Require.text(x)));
        }
        int classes = (int) x.size(1);
        INDArray y = Floats.contiguous(x).dup('c');
        FloatBuffer logits = Floats.of(y);
        for (int row = 0; row < logits.capacity(); row += classes) {
            // The largest logit is taken off first, so that no exponential overflows.
            float max = Float.NEGATIVE_INFINITY;
            for (int i = row; i < row + classes; i++) {
                max = Math.max(max, logits.get(i));
            }
            double sum = 0;
            for (int i = row; i < row + classes; i++) {
                sum += Math.exp(logits.get(i) - max);
            }
            float logSum = max + (float) Math.log(sum);
            for (int i = row; i < row + classes; i++) {
                logits.put(i, logits.get(i) - logSum);
            }
        }
        output.keep(y, y);
        return y;
    }

    /** {@code gᵢ − exp(yᵢ) · Σ gⱼ} in each row. */
    @Override
    public INDArray backward(INDArray gradient) {
        INDArray y = output.take();
        Require.gradient(this, gradient, y.shape());
        int classes = (int) y.size(1);
        INDArray result = gradient.dup('c');
        FloatBuffer gradients = Floats.of(result);
        FloatBuffer logs = Floats.of(y);
        for (int row = 0; row < logs.capacity(); row += classes) {
            float sum = 0;
            for (int i = row; i < row + classes; i++) {
                sum += gradients.get(i);
            }
            for (int i = row; i < row + classes; i++) {
                gradients.put(i, gradients.get(i) - (float) Math.exp(logs.get(i)) * sum);
            }
        }
        Reference.reachabilityFence(y);
        return result;
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.dimensions().size() != 1) {
            throw new ShapeException(
                    "LogSoftmax takes one row of logits an example, but the input is %s.".formatted(input));
        }
        return input;
    }

    @Override
    public String name() {
        return "log softmax";
    }

    @Override
    public String toString() {
        return "LogSoftmax()";
    }
}
