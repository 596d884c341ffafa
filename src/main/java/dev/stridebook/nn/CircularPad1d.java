package dev.stridebook.nn;

import dev.stridebook.shape.PaddingMode;

/**
 * Adds to lines what would follow if they went round: {@code b c | a b c | a b}. The padding must not be more than the lines. A
 * negative number takes as many cells away. Inputs are {@code [n, c, l]} or {@code [c, l]}.
 */
public final class CircularPad1d extends PadLayer1d {
    /**
     * Adds so many cells at each end.
     *
     * @param everyEnd cells; negative takes away
     */
    public CircularPad1d(int everyEnd) {
        this(everyEnd, everyEnd);
    }

    /**
     * Adds cells at either end.
     *
     * @param left cells before; negative takes away
     * @param right cells after; negative takes away
     */
    public CircularPad1d(int left, int right) {
        super(PaddingMode.CIRCULAR, 0, left, right);
    }
}
