package dev.stridebook.nn;

import dev.stridebook.shape.PaddingMode;

/**
 * Adds the end cells of lines again and again: {@code a a | a b c | c c}. A negative number takes as many cells away. Inputs are
 * {@code [n, c, l]} or {@code [c, l]}.
 */
public final class ReplicationPad1d extends PadLayer1d {
    /**
     * Adds so many cells at each end.
     *
     * @param everyEnd cells; negative takes away
     */
    public ReplicationPad1d(int everyEnd) {
        this(everyEnd, everyEnd);
    }

    /**
     * Adds cells at either end.
     *
     * @param left cells before; negative takes away
     * @param right cells after; negative takes away
     */
    public ReplicationPad1d(int left, int right) {
        super(PaddingMode.REPLICATE, 0, left, right);
    }
}
