package dev.stridebook.nn;

import dev.stridebook.shape.ShapeException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Max pooling along one axis to a length of your choice, as {@link AdaptiveMaxPool2d}: {@code [n, c, l]} or {@code [c, l]}.
 */
public final class AdaptiveMaxPool1d extends LineLayer {
    private final int length;
    private final AdaptiveMaxPool2d onImages;

    /**
     * Pools to lines of this length.
     *
     * @throws ShapeException if it is below 1
     */
    public AdaptiveMaxPool1d(int length) {
        this(length, new AdaptiveMaxPool2d(1, requireSome(length)));
    }

    private AdaptiveMaxPool1d(int length, AdaptiveMaxPool2d onImages) {
        super(onImages);
        this.length = length;
        this.onImages = onImages;
    }

    static int requireSome(int length) {
        if (length < 1) {
            throw new ShapeException(
                    "The output of adaptive pooling must have a length of at least 1, but it is %d.".formatted(length));
        }
        return length;
    }

    /**
     * Computes the output and where in the input it was found, as PyTorch does with {@code return_indices=True}. No backward can
     * follow it.
     *
     * @param x {@code [n, c, l]} or {@code [c, l]}
     * @throws ShapeException if the input's shape does not fit
     * @throws IllegalArgumentException if the input is not of type float
     */
    public Pooled pool(INDArray x) {
        return pooled(x, onImages::pool);
    }

    @Override
    int outputLength(int inputLength) {
        return length;
    }

    @Override
    public String name() {
        return "max pool to " + length;
    }

    /** Returns {@code AdaptiveMaxPool1d(7)}. */
    @Override
    public String toString() {
        return "AdaptiveMaxPool1d(" + length + ")";
    }
}
