package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Max pooling: each channel by itself, the largest value the window shows. Padding never wins, NaN always does. Source: S0.6,
 * S1.4, S1.5.
 */
public final class MaxPool2d extends WindowPooling {
    /**
     * Pools with square windows side by side: {@code new MaxPool2d(2)} has kernel 2, stride 2, as in PyTorch.
     *
     * @throws ShapeException if the side is below 1
     */
    public MaxPool2d(int side) {
        this(Window.kernel(side));
    }

    /**
     * Pools with any window: {@code new MaxPool2d(kernel(3).stride(2))}. If it has no stride, it moves by its kernel, as in PyTorch. It
     * may round up.
     *
     * @throws ShapeException if a padding is more than half of the kernel, where a window could see nothing but padding, or is to keep
     *     the size and no stride is given
     */
    public MaxPool2d(Window window) {
        super(window);
    }

    /**
     * Computes the output and where in the input it was found, as PyTorch does with {@code return_indices=True}. No backward can
     * follow it.
     *
     * @param x {@code [n, c, h, w]} or {@code [c, h, w]}
     * @throws ShapeException if the input's shape does not fit
     * @throws IllegalArgumentException if the input is not of type float
     */
    public Pooled pool(INDArray x) {
        INDArray images = Require.images(this, x, ANY);
        Shape output = outputShape(Shape.of((int) images.size(1), (int) images.size(2), (int) images.size(3)));
        if (x.isEmpty()) {
            long[] shape = {
                0, output.channels(), output.size().height(), output.size().width()
            };
            return new Pooled(Floats.create(shape), Nd4j.create(DataType.INT64, shape));
        }
        Extremes maxima = Extremes.largest(Floats.contiguous(images), window());
        INDArray indices = Nd4j.createFromArray(
                        Arrays.stream(maxima.indices()).asLongStream().toArray())
                .reshape(maxima.values().shape());
        return new Pooled(Require.likeInput(maxima.values(), x), Require.likeInput(indices, x));
    }

    @Override
    Pass pass(INDArray images) {
        return Extremes.largest(images, window());
    }

    @Override
    public String name() {
        return "pool " + Names.of(window());
    }

    /** Returns the window: {@code MaxPool2d(kernel 2×2, stride 2×2)}. */
    @Override
    public String toString() {
        return "MaxPool2d(" + window() + ")";
    }
}
