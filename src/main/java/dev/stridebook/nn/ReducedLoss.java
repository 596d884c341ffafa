package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What all losses here have in common: one number from many, and the way back. Each thread has its own last pass. */
abstract class ReducedLoss {
    private final Reduction reduction;
    private final ThreadLocal<Pass> last = new ThreadLocal<>();

    private record Pass(Losses losses, boolean isReduced) {}

    ReducedLoss(Reduction reduction) {
        this.reduction = Given.notNull(reduction, "reduction");
    }

    /** Returns how the losses become one number, by default {@link Reduction#MEAN}. */
    public final Reduction reduction() {
        return reduction;
    }

    final double reduce(Losses losses) {
        last.set(new Pass(losses, true));
        double sum = 0;
        for (float value : losses.values()) {
            sum += value;
        }
        return reduction == Reduction.SUM ? sum : sum / losses.divisor();
    }

    final INDArray keepAll(Losses losses) {
        last.set(new Pass(losses, false));
        return array(losses.values(), losses.shape());
    }

    /**
     * Returns the gradient of the last forward's result with respect to the network's output, of that output's shape.
     *
     * @throws IllegalStateException if there was no forward, or {@code unreduced} came after it
     */
    public INDArray backward() {
        Pass pass = lastPass();
        if (!pass.isReduced) {
            throw new IllegalStateException(say(
                    "%s has returned losses that are not reduced to one number: use backward(gradient) with a gradient of shape %s.",
                    this, Shapes.text(pass.losses.shape())));
        }
        double factor = reduction == Reduction.SUM ? 1 : 1 / pass.losses.divisor();
        return pass.losses.gradient(loss -> factor);
    }

    /**
     * Returns the gradient with respect to the network's output after {@code unreduced}.
     *
     * @param gradient with respect to each of the losses, of their shape
     * @throws IllegalStateException if {@code unreduced} was not the last call
     * @throws ShapeException if the gradient has another shape
     */
    public INDArray backward(INDArray gradient) {
        Given.notNull(gradient, "gradient");
        Pass pass = lastPass();
        if (pass.isReduced) {
            throw new IllegalStateException(
                    say("%s has returned a single number: use backward() without a gradient.", this));
        }
        float[] factors = values(this, "gradient", gradient);
        if (!Arrays.equals(gradient.shape(), pass.losses.shape())) {
            throw new ShapeException(say(
                    "The gradient for %s must have the shape of the losses, %s, but it is %s.",
                    this, Shapes.text(pass.losses.shape()), Shapes.text(gradient)));
        }
        return pass.losses.gradient(loss -> factors[loss]);
    }

    private Pass lastPass() {
        Pass pass = last.get();
        if (pass == null) {
            throw new IllegalStateException(say(
                    "%s has nothing to go back from: call forward(output, target) first, in the same thread.", this));
        }
        return pass;
    }

    /** The name and what differs from the defaults. */
    final String text(String... options) {
        return Stream.concat(Stream.of(options), Stream.of(reduction == Reduction.SUM ? "sum" : ""))
                .filter(option -> !option.isEmpty())
                .collect(Collectors.joining(", ", getClass().getSimpleName() + "(", ")"));
    }

    /** A copy in row-major order. */
    static float[] values(Object loss, String name, INDArray array) {
        if (!Given.notNull(array, name).dataType().isFPType()) {
            Floats.require(loss, name, array);
        }
        if (array.isEmpty()) {
            return new float[0];
        }
        INDArray inOrder = Floats.contiguous(array.castTo(DataType.FLOAT));
        float[] values = new float[(int) array.length()];
        Floats.of(inOrder).get(values);
        Reference.reachabilityFence(inOrder);
        return values;
    }

    static INDArray array(float[] values, long... shape) {
        if (shape.length == 0) {
            return Nd4j.scalar(values[0]);
        }
        INDArray array = Floats.create(shape);
        if (values.length > 0) {
            Floats.of(array).put(values);
        }
        return array;
    }
}
