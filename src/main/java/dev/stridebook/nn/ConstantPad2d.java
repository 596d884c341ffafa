package dev.stridebook.nn;

import dev.stridebook.shape.PaddingMode;

/**
 * Adds cells of the same value to images. A negative number takes as many cells away. Inputs are {@code [n, c, h, w]} or {@code [c, h,
 * w]}.
 */
public final class ConstantPad2d extends PadLayer2d {
    /**
     * Adds so many rows and columns on each side.
     *
     * @param everySide cells; negative takes away
     */
    public ConstantPad2d(int everySide, double value) {
        this(everySide, everySide, everySide, everySide, value);
    }

    /**
     * Adds columns and rows, each side its own number, in PyTorch's order.
     *
     * @param left columns; negative takes away, as for the others
     */
    public ConstantPad2d(int left, int right, int top, int bottom, double value) {
        super(PaddingMode.ZEROS, value, new Border(left, right, top, bottom));
    }

    /** Returns padding and value: {@code ConstantPad2d(2, value 0.5)}. */
    @Override
    public String toString() {
        return "ConstantPad2d(" + border() + ", value " + value() + ")";
    }
}
