package dev.stridebook.nn;

import dev.stridebook.nn.plane.Extremes;
import dev.stridebook.nn.plane.PoolingPass;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Min pooling: each channel by itself, the smallest value the window shows, which is {@code −maxpool(−x)}. PyTorch has no layer
 * for it. Source: S4.4.
 *
 * <pre>{@code
 * new MinPool2d(2).forward(x)    // [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]] → [[1, 3]]
 * }</pre>
 */
public final class MinPool2d extends WindowPooling {
    /**
     * Pools with square windows side by side.
     *
     * @throws ShapeException if the side is below 1
     */
    public MinPool2d(int side) {
        this(Window.kernel(side));
    }

    /**
     * Pools with any window. If it has no stride, it moves by its kernel. It may round up.
     *
     * @throws ShapeException if a padding is more than half of the kernel, where a window could see nothing but padding, or is to keep
     *     the size and no stride is given
     */
    public MinPool2d(Window window) {
        super(window);
    }

    /**
     * Returns this layer moving by so many cells along both axes.
     *
     * @throws ShapeException if it is below 1
     */
    public MinPool2d stride(int both) {
        return new MinPool2d(window().stride(both));
    }

    /**
     * Returns this layer with padding on every side.
     *
     * @throws ShapeException if it is negative or more than half of the kernel
     */
    public MinPool2d padding(int everySide) {
        return new MinPool2d(window().padding(everySide));
    }

    /** Returns this layer rounding up, PyTorch's {@code ceil_mode=True}: a last window may hang over the edge. */
    public MinPool2d ceil() {
        return new MinPool2d(window().ceil());
    }

    @Override
    PoolingPass pass(INDArray images) {
        return Extremes.smallest(images, window());
    }

    @Override
    public String name() {
        return "min pool " + Names.of(window());
    }

    /** Returns the window: {@code MinPool2d(kernel 2×2, stride 2×2)}. */
    @Override
    public String toString() {
        return "MinPool2d(" + window() + ")";
    }
}
