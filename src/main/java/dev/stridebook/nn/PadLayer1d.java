package dev.stridebook.nn;

import dev.stridebook.shape.PaddingMode;
import java.util.List;

/** What layers have in common that add cells to both ends of lines, or with negative numbers cut them off. */
abstract class PadLayer1d extends LineLayer {
    private final PadLayer2d onImages;

    PadLayer1d(PaddingMode mode, double value, int left, int right) {
        this(new PadLayer2d(mode, value, new Border(left, right, 0, 0)));
    }

    private PadLayer1d(PadLayer2d onImages) {
        super(onImages);
        this.onImages = onImages;
    }

    @Override
    final int outputLength(int length) {
        return onImages.border().outputLength(length, onImages.mode());
    }

    /** Returns the value of added cells where these hold neither cells of the line nor zeros. */
    public final float value() {
        return onImages.value();
    }

    final String ends() {
        return onImages.border().ends();
    }

    /** Returns how many cells are added, or taken away: left, right. */
    public final List<Integer> padding() {
        return onImages.padding().subList(0, 2);
    }

    /** Returns what the added cells hold. */
    public final PaddingMode paddingMode() {
        return onImages.paddingMode();
    }

    @Override
    public final String name() {
        return "pad " + ends();
    }

    /** Returns the layer with what it adds: {@code ReflectionPad1d(left 1, right 2)}. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + ends() + ")";
    }
}
