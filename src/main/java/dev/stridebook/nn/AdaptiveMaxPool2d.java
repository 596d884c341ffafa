package dev.stridebook.nn;

import dev.stridebook.nn.plane.Extremes;
import dev.stridebook.nn.plane.Spans;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Max pooling to a size of your choice, whatever the images' size: each output cell is the largest value of its share of the input, rows
 * {@code ⌊i·h/outH⌋} to {@code ⌈(i+1)·h/outH⌉}. NaN counts as largest. Shares overlap where the input does not divide evenly.
 *
 * <pre>{@code
 * new AdaptiveMaxPool2d(7)          // [n, c, h, w] → [n, c, 7, 7]
 * new AdaptiveMaxPool2d(null, 3)    // → [n, c, h, 3]
 * new AdaptiveMaxPool2d(1)          // → [n, c, 1, 1]: the largest value of each channel
 * }</pre>
 */
public final class AdaptiveMaxPool2d extends AdaptivePooling {
    /**
     * Pools to a square.
     *
     * @throws ShapeException if the side is below 1
     */
    public AdaptiveMaxPool2d(int side) {
        this(side, side);
    }

    /**
     * Pools to maps of this height and width.
     *
     * @throws ShapeException if a side of the output is below 1
     */
    public AdaptiveMaxPool2d(Size output) {
        this(Given.notNull(output, "output").height(), output.width());
    }

    /**
     * Pools to maps of this height and width, either of which can stay as it is.
     *
     * @param height in cells, or null for the input's, as PyTorch's None
     * @param width in cells, or null for the input's
     * @throws ShapeException if a side of the output is below 1
     */
    public AdaptiveMaxPool2d(Integer height, Integer width) {
        super(height, width);
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
        return pooled(x, images -> (Extremes) pass(images));
    }

    @Override
    Extremes pass(INDArray images, Spans rows, Spans columns) {
        return Extremes.largest(images, rows, columns);
    }

    @Override
    public String name() {
        return isGlobal() ? "global max pool" : "max pool to " + sizeText();
    }
}
