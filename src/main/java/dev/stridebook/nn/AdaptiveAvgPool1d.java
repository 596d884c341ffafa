package dev.stridebook.nn;

import dev.stridebook.shape.ShapeException;

/**
 * Average pooling along one axis to a length of your choice, as {@link AdaptiveAvgPool2d}: {@code [n, c, l]} or {@code [c, l]}.
 */
public final class AdaptiveAvgPool1d extends LineLayer {
    private final int length;

    /**
     * Pools to lines of this length.
     *
     * @throws ShapeException if it is below 1
     */
    public AdaptiveAvgPool1d(int length) {
        this(length, new AdaptiveAvgPool2d(1, AdaptiveMaxPool1d.requireSome(length)));
    }

    private AdaptiveAvgPool1d(int length, AdaptiveAvgPool2d onImages) {
        super(onImages);
        this.length = length;
    }

    @Override
    int outputLength(int inputLength) {
        return length;
    }

    @Override
    public String name() {
        return "avg pool to " + length;
    }

    /** Returns {@code AdaptiveAvgPool1d(7)}. */
    @Override
    public String toString() {
        return "AdaptiveAvgPool1d(" + length + ")";
    }
}
