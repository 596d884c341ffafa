package dev.stridebook.nn;

import dev.stridebook.nn.plane.Averages;
import dev.stridebook.nn.plane.PoolingPass;
import dev.stridebook.nn.plane.Spans;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Average pooling to a size of your choice, whatever the images' size: each output cell is the mean of its share of the input,
 * rows {@code ⌊i·h/outH⌋} to {@code ⌈(i+1)·h/outH⌉}. Shares overlap where the input does not divide evenly.
 *
 * <pre>{@code
 * new AdaptiveAvgPool2d(7)          // [n, c, h, w] → [n, c, 7, 7]
 * new AdaptiveAvgPool2d(null, 3)    // → [n, c, h, 3]
 * AdaptiveAvgPool2d.global()        // → [n, c, 1, 1]: the mean of each channel
 * }</pre>
 */
public final class AdaptiveAvgPool2d extends AdaptivePooling {
    /**
     * Pools to a square.
     *
     * @throws ShapeException if the side is below 1
     */
    public AdaptiveAvgPool2d(int side) {
        this(side, side);
    }

    /**
     * Pools to maps of this height and width.
     *
     * @throws ShapeException if a side of the output is below 1
     */
    public AdaptiveAvgPool2d(Size output) {
        this(Given.notNull(output, "output").height(), output.width());
    }

    /**
     * Pools to maps of this height and width, either of which can stay as it is.
     *
     * @param height in cells, or null for the input's, as PyTorch's None
     * @param width in cells, or null for the input's
     * @throws ShapeException if a side of the output is below 1
     */
    public AdaptiveAvgPool2d(Integer height, Integer width) {
        super(height, width);
    }

    /** Pools each channel to one number, its mean: global average pooling. */
    public static AdaptiveAvgPool2d global() {
        return new AdaptiveAvgPool2d(1);
    }

    @Override
    PoolingPass pass(INDArray images, Spans rows, Spans columns) {
        return Averages.of(images, rows, columns, 0);
    }

    @Override
    public String name() {
        return isGlobal() ? "global avg pool" : "avg pool to " + sizeText();
    }
}
