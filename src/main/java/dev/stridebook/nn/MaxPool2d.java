package dev.stridebook.nn;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Max pooling: each channel by itself, the largest value the window shows. Padding never wins, NaN always does. Source: S0.6,
 * S1.4, S1.5.
 */
public final class MaxPool2d implements Layer {
    private final Window window;
    private final Kept<Winners> winners = new Kept<>(this);

    private record Winners(INDArray input, int[] indices) {}

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
    public INDArray forward(INDArray x) {
        INDArray images = Floats.contiguous(Require.images(this, x, 0));
        Pooling.Maxima maxima = Pooling.max(images, window);
        winners.keep(x, new Winners(x, maxima.indices()));
        return Require.likeInput(maxima.values(), x);
    }

    @Override
    public INDArray backward(INDArray gradient) {
        Winners won = winners.take();
        INDArray images = Require.withBatch(won.input());
        Size size = window.outputSize((int) images.size(2), (int) images.size(3));
        INDArray gradients = won.input().rank() == 3 && gradient.rank() == 3 ? Require.withBatch(gradient) : gradient;
        Require.gradient(this, gradients, images.size(0), images.size(1), size.height(), size.width());
        return Require.likeInput(Pooling.maxBackward(gradients, won.indices(), images.shape()), won.input());
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
