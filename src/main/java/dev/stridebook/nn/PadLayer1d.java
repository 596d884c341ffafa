package dev.stridebook.nn;

import dev.stridebook.shape.PaddingMode;

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

    final float value() {
        return onImages.value();
    }

    final String ends() {
        return onImages.border().ends();
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
