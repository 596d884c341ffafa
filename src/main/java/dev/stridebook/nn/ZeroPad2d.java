package dev.stridebook.nn;

import dev.stridebook.shape.PaddingMode;

/**
 * Adds zeros to images. A negative number takes as many cells away. Inputs are {@code [n, c, h, w]} or {@code [c, h, w]}.
 */
public final class ZeroPad2d extends PadLayer2d {
    /**
     * Adds so many rows and columns on each side.
     *
     * @param everySide cells; negative takes away
     */
    public ZeroPad2d(int everySide) {
        this(everySide, everySide, everySide, everySide);
    }

    /**
     * Adds columns and rows, each side its own number, in PyTorch's order.
     *
     * @param left columns; negative takes away, as for the others
     */
    public ZeroPad2d(int left, int right, int top, int bottom) {
        super(PaddingMode.ZEROS, 0, new Border(left, right, top, bottom));
    }
}
