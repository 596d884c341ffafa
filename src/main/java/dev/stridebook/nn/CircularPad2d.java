package dev.stridebook.nn;

import dev.stridebook.shape.PaddingMode;

/**
 * Adds to images what would follow if they went round: {@code b c | a b c | a b}. The border must not be more than the images. A
 * negative number takes as many cells away. Inputs are {@code [n, c, h, w]} or {@code [c, h, w]}.
 */
public final class CircularPad2d extends PadLayer2d {
    /**
     * Adds so many rows and columns on each side.
     *
     * @param everySide cells; negative takes away
     */
    public CircularPad2d(int everySide) {
        this(everySide, everySide, everySide, everySide);
    }

    /**
     * Adds columns and rows, each side its own number, in PyTorch's order.
     *
     * @param left columns; negative takes away, as for the others
     */
    public CircularPad2d(int left, int right, int top, int bottom) {
        super(PaddingMode.CIRCULAR, 0, new Border(left, right, top, bottom));
    }
}
