package dev.stridebook.nn;

/**
 * How the losses of a batch become one number. PyTorch's third way, {@code reduction='none'}, is the method {@code unreduced} of each
 * loss, which returns them all.
 */
public enum Reduction {
    /** The mean: of elements, or of examples weighted by their classes. */
    MEAN,

    /** The sum. */
    SUM
}
