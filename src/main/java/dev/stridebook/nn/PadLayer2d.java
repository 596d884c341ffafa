package dev.stridebook.nn;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What layers have in common that add a border to images, or with negative numbers crop them. */
class PadLayer2d extends ImageLayer {
    private final PaddingMode mode;
    private final float value;
    private final Border border;

    /**
     * @param value what {@link PaddingMode#ZEROS} stands for
     */
    PadLayer2d(PaddingMode mode, double value, Border border) {
        this.mode = mode;
        this.value = (float) value;
        this.border = border;
    }

    final PaddingMode mode() {
        return mode;
    }

    final Border border() {
        return border;
    }

    /** Returns the value of added cells where these hold neither cells of the image nor zeros. */
    public final float value() {
        return value;
    }

    @Override
    final INDArray compute(INDArray images) {
        return border.copies(Size.of((int) images.size(2), (int) images.size(3)), mode)
                .of(images, value);
    }

    @Override
    final INDArray computeBackward(INDArray gradient, boolean toInput) {
        Size images = border.inner(Size.of((int) gradient.size(2), (int) gradient.size(3)));
        return toInput ? border.copies(images, mode).backward(gradient, images) : null;
    }

    @Override
    public final Shape outputShape(Shape input) {
        Require.imageShape(this, input, ANY);
        return Require.fitting(this, input, () -> Shape.of(input.channels(), border.outputSize(input.size(), mode)));
    }

    @Override
    public final Cost cost(Shape input) {
        return new Cost(0, 0, outputShape(input).values());
    }

    @Override
    public final ReceptiveField receptiveField(ReceptiveField input) {
        Given.notNull(input, "input");
        border.outputSize(Size.of(input.height().cells(), input.width().cells()), mode);
        return input.padded(border.top(), border.bottom(), border.left(), border.right());
    }

    @Override
    final int channels() {
        return ANY;
    }

    /** Returns how many columns and rows are added, or taken away: left, right, top, bottom. */
    public final List<Integer> padding() {
        return List.of(border.left(), border.right(), border.top(), border.bottom());
    }

    /** Returns what the border holds. */
    public final PaddingMode paddingMode() {
        return mode;
    }

    @Override
    public String name() {
        return "pad " + border;
    }

    /** Returns the layer with its border: {@code ReflectionPad2d(left 1, right 2, top 0, bottom 0)}. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + border + ")";
    }
}
