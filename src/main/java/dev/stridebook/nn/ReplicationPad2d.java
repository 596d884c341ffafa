package dev.stridebook.nn;

import dev.stridebook.shape.PaddingMode;

/**
 * Adds the edge cells of images again and again: {@code a a | a b c | c c}. A negative number takes as many cells away. Inputs are
 * {@code [n, c, h, w]} or {@code [c, h, w]}.
 */
public final class ReplicationPad2d extends PadLayer2d {
    /**
     * Adds so many rows and columns on each side.
     *
     * @param everySide cells; negative takes away
     */
    public ReplicationPad2d(int everySide) {
        this(everySide, everySide, everySide, everySide);
    }

    /**
     * Adds columns and rows, each side its own number, in PyTorch's order.
     *
     * @param left columns; negative takes away, as for the others
     */
    public ReplicationPad2d(int left, int right, int top, int bottom) {
        super(PaddingMode.REPLICATE, 0, new Border(left, right, top, bottom));
    }
}
