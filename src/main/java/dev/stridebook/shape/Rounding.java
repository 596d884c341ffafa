package dev.stridebook.shape;

/** What happens to a last step that the input does not fill (S3.14). */
public enum Rounding {
    /** The rest of the input is not read. Convolution always does this; pooling by default. */
    FLOOR,
    /** Pooling's ceil mode: the window may hang over the right and bottom edge, if it starts in the input or left padding. */
    CEIL
}
