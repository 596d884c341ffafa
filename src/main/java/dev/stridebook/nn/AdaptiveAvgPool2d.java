package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Average pooling to a size of your choice, whatever the images' size: each output cell is the mean of its share of the input,
 * rows {@code ⌊i·h/outH⌋} to {@code ⌈(i+1)·h/outH⌉}. Shares overlap where the input does not divide evenly.
 *
 * <pre>{@code
 * new AdaptiveAvgPool2d(7)      // [n, c, h, w] → [n, c, 7, 7]
 * AdaptiveAvgPool2d.global()    // → [n, c, 1, 1]: the mean of each channel
 * }</pre>
 */
public final class AdaptiveAvgPool2d extends Pooling {
    private final Size output;

    /**
     * Pools to a square.
     *
     * @throws ShapeException if the side is below 1
     */
    public AdaptiveAvgPool2d(int side) {
        this(Size.square(side));
    }

    /**
     * Pools to maps of this height and width.
     *
     * @throws ShapeException if a side of the output is below 1
     */
    public AdaptiveAvgPool2d(Size output) {
        if (Given.notNull(output, "output").height() < 1 || output.width() < 1) {
            throw new ShapeException(
                    "The output of adaptive pooling must be at least 1×1, but is %s.".formatted(output));
        }
        this.output = output;
    }

    /** Pools each channel to one number, its mean: global average pooling. */
    public static AdaptiveAvgPool2d global() {
        return new AdaptiveAvgPool2d(1);
    }

    @Override
    Pass pass(INDArray images) {
        Floats.requireMemory(images.size(0), images.size(1), output.height(), output.width());
        Spans rows = Spans.adaptive((int) images.size(2), output.height());
        Spans columns = Spans.adaptive((int) images.size(3), output.width());
        return Averages.of(images, rows, columns, 0);
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, ANY);
        return Shape.of(input.channels(), output);
    }

    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input").pooledTo(output);
    }

    @Override
    public String name() {
        return output.area() == 1 ? "global avg pool" : "avg pool to " + output;
    }

    /** Returns {@code AdaptiveAvgPool2d(7×7)}. */
    @Override
    public String toString() {
        return "AdaptiveAvgPool2d(" + output + ")";
    }
}
