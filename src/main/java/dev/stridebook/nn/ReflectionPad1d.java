package dev.stridebook.nn;

import dev.stridebook.shape.PaddingMode;

/**
 * Adds to lines what a mirror at the end cells would show: {@code c b | a b c | b a}. The padding must be less than the lines. A
 * negative number takes as many cells away. Inputs are {@code [n, c, l]} or {@code [c, l]}.
 */
public final class ReflectionPad1d extends PadLayer1d {
    /**
     * Adds so many cells at each end.
     *
     * @param everyEnd cells; negative takes away
     */
    public ReflectionPad1d(int everyEnd) {
        this(everyEnd, everyEnd);
    }

    /**
     * Adds cells at either end.
     *
     * @param left cells before; negative takes away
     * @param right cells after; negative takes away
     */
    public ReflectionPad1d(int left, int right) {
        super(PaddingMode.REFLECT, 0, left, right);
    }
}
