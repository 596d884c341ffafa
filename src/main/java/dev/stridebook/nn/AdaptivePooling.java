package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.plane.PoolingPass;
import dev.stridebook.nn.plane.Spans;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What adaptive poolings have in common: they pool to a size of your choice, whatever the images' size. Each output cell has its share of
 * the input, rows {@code ⌊i·h/outH⌋} to {@code ⌈(i+1)·h/outH⌉}. Shares overlap where the input does not divide evenly.
 */
abstract class AdaptivePooling extends Pooling {
    private final Integer height;
    private final Integer width;

    /**
     * @param height of the output, or null for the input's
     * @param width of the output, or null for the input's
     */
    AdaptivePooling(Integer height, Integer width) {
        if (height != null && height < 1 || width != null && width < 1) {
            throw new ShapeException(say(
                    "The output of adaptive pooling must be at least 1×1, but is %s×%s.", text(height), text(width)));
        }
        this.height = height;
        this.width = width;
    }

    private static String text(Integer side) {
        return side == null ? "the input's" : side.toString();
    }

    /** Pools each share of the images. */
    abstract PoolingPass pass(INDArray images, Spans rows, Spans columns);

    @Override
    final PoolingPass pass(INDArray images) {
        Size output = output(Size.of((int) images.size(2), (int) images.size(3)));
        Floats.requireMemory(images.size(0), images.size(1), output.height(), output.width());
        return pass(
                images,
                Spans.adaptive((int) images.size(2), output.height()),
                Spans.adaptive((int) images.size(3), output.width()));
    }

    private Size output(Size input) {
        return Size.of(height == null ? input.height() : height, width == null ? input.width() : width);
    }

    @Override
    public final Shape outputShape(Shape input) {
        Require.imageShape(this, input, ANY);
        return Shape.of(input.channels(), output(input.size()));
    }

    @Override
    public final ReceptiveField receptiveField(ReceptiveField input) {
        Given.notNull(input, "input");
        return input.pooledTo(
                output(Size.of(input.height().cells(), input.width().cells())));
    }

    final boolean isGlobal() {
        return height != null && width != null && height == 1 && width == 1;
    }

    final String sizeText() {
        return height == null && width == null ? text(null) : text(height) + "×" + text(width);
    }

    /** Returns the layer with its output size: {@code AdaptiveAvgPool2d(7×7)}. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(" + sizeText() + ")";
    }
}
