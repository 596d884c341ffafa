package dev.stridebook.nn;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What all layers along a single axis have in common, such as the samples of a sound (S3.7): a line is an image of height 1, so
 * a layer on images does the work. Lines come as {@code [n, c, l]}, or one without batch as {@code [c, l]}.
 */
abstract class LineLayer implements Layer {
    private final ImageLayer onImages;
    private final Kept<Pass> last = new Kept<>(this);

    /**
     * @param output the shape that a gradient must have
     */
    private record Pass(INDArray x, long... output) {}

    /**
     * @param onImages the same layer for images, with a window of height 1
     */
    LineLayer(ImageLayer onImages) {
        this.onImages = onImages;
    }

    /**
     * Computes the length of the output, in words of lengths where the layer on images would speak of widths.
     *
     * @throws ShapeException if the layer does not fit on lines of this length
     */
    abstract int outputLength(int length);

    @Override
    public final INDArray forward(INDArray x) {
        Require.lines(this, x, onImages.channels());
        outputShape(Shape.of((int) x.size(-2), (int) x.size(-1)));
        return run(x, onImages::forward);
    }

    /**
     * As {@link #forward(INDArray)}, where one call can have an output of its own.
     *
     * @param computation a forward of the layer on images
     */
    final INDArray forward(INDArray x, UnaryOperator<INDArray> computation) {
        Require.lines(this, x, onImages.channels());
        return run(x, computation);
    }

    private INDArray run(INDArray x, UnaryOperator<INDArray> computation) {
        return last.forward(() -> {
            INDArray y = asLines(computation.apply(asImages(x)), x.rank());
            last.keep(x, new Pass(x, y.shape()));
            return y;
        });
    }

    /**
     * Pools, and tells where the values were found.
     *
     * @param pooling of images
     */
    final Pooled pooled(INDArray x, Function<INDArray, Pooled> pooling) {
        Require.lines(this, x, onImages.channels());
        outputShape(Shape.of((int) x.size(-2), (int) x.size(-1)));
        Pooled pooled = pooling.apply(asImages(x));
        return new Pooled(asLines(pooled.values(), x.rank()), asLines(pooled.indices(), x.rank()));
    }

    @Override
    public final INDArray backward(INDArray gradient) {
        return last.back(pass -> {
            Require.gradient(this, gradient, pass.output);
            return asLines(onImages.backward(asImages(gradient)), pass.x.rank());
        });
    }

    @Override
    public final void backwardParameters(INDArray gradient) {
        last.back(pass -> {
            Require.gradient(this, gradient, pass.output);
            onImages.backwardParameters(asImages(gradient));
            return null;
        });
    }

    @Override
    public final boolean perExample() {
        return onImages.perExample();
    }

    static INDArray asImages(INDArray lines) {
        long examples = lines.rank() == 3 ? lines.size(0) : 1;
        return View.reshape(lines, examples, lines.size(-2), 1, lines.size(-1));
    }

    static INDArray asLines(INDArray images, int rank) {
        return rank == 3
                ? View.reshape(images, images.size(0), images.size(1), images.size(3))
                : View.reshape(images, images.size(1), images.size(3));
    }

    @Override
    public final Shape outputShape(Shape input) {
        Require.lineShape(this, input, onImages.channels());
        return Require.fitting(this, input, () -> {
            int length = outputLength(input.dimensions().get(1));
            return Shape.of(onImages.outputShape(asImage(input)).channels(), length);
        });
    }

    @Override
    public final Cost cost(Shape input) {
        outputShape(input);
        return onImages.cost(asImage(input));
    }

    private static Shape asImage(Shape line) {
        return Shape.of(line.dimensions().get(0), 1, line.dimensions().get(1));
    }

    /** Its height stays 1. */
    @Override
    public final ReceptiveField receptiveField(ReceptiveField input) {
        return onImages.receptiveField(input);
    }

    @Override
    public final List<Parameter> parameters() {
        return onImages.parameters();
    }
}
