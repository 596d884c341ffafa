package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What all layers on images have in common: an input with or without a batch axis, a batch without examples, and checks before
 * anything is computed. Layers implement {@code compute} and, beside it, {@code computeBackward}.
 */
abstract class ImageLayer implements Layer {
    /** In place of a number of channels. */
    static final int ANY = 0;

    private final Kept<Pass> last = new Kept<>(this);

    /**
     * @param x as it was given
     * @param output the shape that a gradient must have
     */
    private record Pass(INDArray x, long... output) {}

    /** How many channels it takes, or {@link #ANY}. */
    abstract int channels();

    /** The input with its batch axis, after all checks. */
    INDArray images(INDArray x) {
        return Require.images(this, x, channels());
    }

    /**
     * @param images {@code [n, c, h, w]} in row-major order, n at least 1, of a shape that {@link #outputShape} takes
     * @return {@code [n, …]}
     */
    abstract INDArray compute(INDArray images);

    /**
     * @param gradient of the last output, in row-major order
     * @param toInput whether the input's gradient is wanted
     * @return the gradient of the images, or null if it is not wanted
     */
    abstract INDArray computeBackward(INDArray gradient, boolean toInput);

    /** Returns true: nearly all layers compute each image by itself. */
    @Override
    public boolean perExample() {
        return true;
    }

    /**
     * Computes the output.
     *
     * @param x {@code [n, c, h, w]}, or one image {@code [c, h, w]}
     * @return {@code [n, …]}, or without n where the input came without it
     * @throws ShapeException if the input's shape does not fit, or the output does not fit into the memory
     * @throws IllegalArgumentException if the input is not of type float
     */
    @Override
    public final INDArray forward(INDArray x) {
        return forward(x, this::outputShape, this::compute);
    }

    /**
     * As {@link #forward(INDArray)}, where one call can have an output of its own.
     *
     * @param shape what {@link #outputShape} is for other calls
     * @param computation what {@link #compute} is for other calls
     */
    final INDArray forward(INDArray x, UnaryOperator<Shape> shape, UnaryOperator<INDArray> computation) {
        INDArray images = images(x);
        Shape output = shape.apply(Shape.of((int) images.size(1), (int) images.size(2), (int) images.size(3)));
        return last.forward(() -> {
            INDArray y = x.isEmpty()
                    ? empty(output)
                    : Require.memory(this, images.size(0), output, () -> computation.apply(Floats.contiguous(images)));
            last.keep(x, new Pass(x, y.shape()));
            return Require.likeInput(y, x);
        });
    }

    private static INDArray empty(Shape output) {
        return Nd4j.create(
                DataType.FLOAT,
                LongStream.concat(LongStream.of(0), output.dimensions().stream().mapToLong(Integer::longValue))
                        .toArray());
    }

    @Override
    public final INDArray backward(INDArray gradient) {
        return last.back(pass -> back(pass, gradient, true));
    }

    @Override
    public final void backwardParameters(INDArray gradient) {
        last.back(pass -> back(pass, gradient, false));
    }

    private INDArray back(Pass pass, INDArray gradient, boolean toInput) {
        INDArray gradients = Require.gradientOfImages(this, gradient, pass.x, pass.output);
        if (pass.x.isEmpty()) {
            parameters().forEach(Parameter::accumulateNothing);
            return pass.x.dup();
        }
        INDArray back = computeBackward(Floats.contiguous(gradients), toInput);
        return toInput ? Require.likeInput(back, pass.x) : null;
    }
}
