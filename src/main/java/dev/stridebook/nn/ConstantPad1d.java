package dev.stridebook.nn;

import dev.stridebook.shape.PaddingMode;

/**
 * Adds cells of the same value to lines. A negative number takes as many cells away. Inputs are {@code [n, c, l]} or {@code [c, l]}.
 */
public final class ConstantPad1d extends PadLayer1d {
    /**
     * Adds so many cells at each end.
     *
     * @param everyEnd cells; negative takes away
     */
    public ConstantPad1d(int everyEnd, double value) {
        this(everyEnd, everyEnd, value);
    }

    /**
     * Adds cells at either end.
     *
     * @param left cells before; negative takes away
     * @param right cells after; negative takes away
     */
    public ConstantPad1d(int left, int right, double value) {
        super(PaddingMode.ZEROS, value, left, right);
    }

    /** Returns padding and value: {@code ConstantPad1d(2, value 0.5)}. */
    @Override
    public String toString() {
        return "ConstantPad1d(" + ends() + ", value " + value() + ")";
    }
}
