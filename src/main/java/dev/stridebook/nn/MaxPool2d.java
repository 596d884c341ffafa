package dev.stridebook.nn;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Max pooling: each channel by itself, the largest value the window shows. Padding never wins, NaN always does. Source: S0.6,
 * S1.4, S1.5.
 */
public final class MaxPool2d extends ImageLayer {
    private final Window window;
    private final Kept<Winners> winners = new Kept<>(this);

    private record Winners(int[] indices, long... input) {}

    /**
     * Square windows side by side: {@code new MaxPool2d(2)} is kernel 2, stride 2, as in PyTorch.
     *
     * @throws ShapeException if the side is below 1
     */
    public MaxPool2d(int side) {
        this(Window.kernel(side).stride(side));
    }

    /**
     * Any window, with the stride that it says: {@code new MaxPool2d(kernel(3).stride(2))}. It may round up.
     *
     * @throws ShapeException if a padding is more than half of the kernel, where a window could see nothing but padding
     */
    public MaxPool2d(Window window) {
        Size kernel = window.kernel();
        Padding padding = window.padding();
        if (Math.max(padding.top(), padding.bottom()) > kernel.height() / 2
                || Math.max(padding.left(), padding.right()) > kernel.width() / 2) {
            throw new ShapeException(
                    "Around a pooling window of %s the padding is at most half of it, %d×%d, but it is %s: "
                                    .formatted(kernel, kernel.height() / 2, kernel.width() / 2, padding)
                            + "the window could see nothing but padding.");
        }
        this.window = window;
    }

    @Override
    INDArray compute(INDArray images) {
        Pooling.Maxima maxima = Pooling.max(images, window);
        winners.keep(images, new Winners(maxima.indices(), images.shape()));
        return maxima.values();
    }

    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        Winners won = winners.take();
        return toInput ? Pooling.maxBackward(gradient, won.indices, won.input) : null;
    }

    @Override
    int channels() {
        return ANY;
    }

    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return input.after(window);
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, 0);
        return Shape.of(input.channels(), window.outputSize(input.size()));
    }

    @Override
    public Cost cost(Shape input) {
        return new Cost(0, 0, outputShape(input).values());
    }

    public Window window() {
        return window;
    }

    @Override
    public String name() {
        return "pool " + Names.of(window);
    }

    /** {@code MaxPool2d(kernel 2×2, stride 2×2)}. */
    @Override
    public String toString() {
        return "MaxPool2d(" + window + ")";
    }
}
