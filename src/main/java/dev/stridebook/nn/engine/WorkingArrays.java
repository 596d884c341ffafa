package dev.stridebook.nn.engine;

import java.util.EnumMap;
import java.util.Map;

/**
 * Arrays for what {@link Winograd} needs only while it runs. The convolutions of a thread run one after the other and share them, so they stay
 * in the cache, and are as large as the largest of them needs.
 */
final class WorkingArrays {
    /** What is transformed. */
    enum Content {
        CELLS,
        SUMS,
        KERNELS,
        GRADIENTS_OF_KERNELS
    }

    private final Map<Content, float[]> arrays = new EnumMap<>(Content.class);

    /** Returns the array for this, of at least so many numbers; what was there before may be lost. */
    float[] get(Content content, int length) {
        return arrays.compute(
                content, (c, array) -> array != null && array.length >= length ? array : new float[length]);
    }
}
