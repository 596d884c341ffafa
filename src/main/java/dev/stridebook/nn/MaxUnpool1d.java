package dev.stridebook.nn;

import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window1d;
import java.util.function.BinaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Puts the values of max pooling along one axis back where they were found, with zeros elsewhere. It takes two inputs, so it is no
 * {@link Layer}.
 *
 * <pre>{@code
 * Pooled pooled = new MaxPool1d(2).pool(x);                             // [n, c, 8] → [n, c, 4]
 * new MaxUnpool1d(2).forward(pooled.values(), pooled.indices());        // → [n, c, 8]
 * }</pre>
 */
public final class MaxUnpool1d {
    private final Window1d window;
    private final MaxUnpool2d onImages;
    private final Kept<Pass> last = new Kept<>(this);

    /**
     * @param output the shape that a gradient must have
     */
    private record Pass(INDArray x, long... output) {}

    /**
     * Reverses {@code new MaxPool1d(length)}.
     *
     * @throws ShapeException if the length is below 1
     */
    public MaxUnpool1d(int length) {
        this(Window1d.kernel1d(length));
    }

    /**
     * Reverses a max pooling with this window.
     *
     * @param window of the pooling, which moves by its kernel if it has no stride; which way it rounds plays no part
     * @throws ShapeException if it is dilated, or a padding is more than half of the kernel, or is to keep the length and no stride is
     *     given
     */
    public MaxUnpool1d(Window1d window) {
        this.window = WindowPooling.sliding(window);
        int dilation = this.window.axis().dilation();
        if (dilation != 1) {
            throw new ShapeException("The window of unpooling must have dilation 1, but has %d.".formatted(dilation));
        }
        this.onImages = new MaxUnpool2d(this.window.window());
    }

    /**
     * Puts the values into lines of the smallest length that the pooling's input can have had: {@code (l − 1)·s − 2p + k}.
     *
     * @param x {@code [n, c, l]} or {@code [c, l]}
     * @param indices of the same shape and of type INT64, as {@link Pooled} has them
     * @return {@code [n, c, outL]}, or without n
     * @throws ShapeException if the shapes differ, are no lines', or an index lies outside of the output
     * @throws IllegalArgumentException if {@code x} is not of type float or the indices are not of type INT64
     */
    public INDArray forward(INDArray x, INDArray indices) {
        return forward(x, indices, onImages::forward);
    }

    /**
     * Puts the values into lines of the length that the pooling's input had; several lengths lead to the same pooled length.
     *
     * @param outputLength less than one stride away from the length without it
     * @throws ShapeException as {@link #forward(INDArray, INDArray)}, or if the length is another
     */
    public INDArray forward(INDArray x, INDArray indices, int outputLength) {
        return forward(x, indices, (images, places) -> {
            MaxUnpool2d.requirePoolable(window, window.axis(), outputLength, images.size(3));
            return onImages.forward(images, places, Size.of(1, outputLength));
        });
    }

    private INDArray forward(INDArray x, INDArray indices, BinaryOperator<INDArray> unpooling) {
        Given.notNull(indices, "indices");
        Require.lines(this, x, ImageLayer.ANY);
        MaxUnpool2d.requireOneEach(x, indices);
        return last.forward(() -> {
            INDArray images = unpooling.apply(LineLayer.asImages(x), LineLayer.asImages(indices));
            INDArray y = LineLayer.asLines(images, x.rank());
            last.keep(x, new Pass(x, y.shape()));
            return y;
        });
    }

    /**
     * Returns the gradient with respect to the values: that of each is found where the value was put.
     *
     * @throws IllegalStateException if there was no forward since the last backward
     * @throws ShapeException if the gradient's shape is not the output's
     */
    public INDArray backward(INDArray gradient) {
        return last.back(pass -> {
            Require.gradient(this, gradient, pass.output);
            return LineLayer.asLines(onImages.backward(LineLayer.asImages(gradient)), pass.x.rank());
        });
    }

    /** Returns the window: {@code MaxUnpool1d(kernel 2, stride 2)}. */
    @Override
    public String toString() {
        return "MaxUnpool1d(" + window + ")";
    }
}
