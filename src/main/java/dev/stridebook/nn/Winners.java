package dev.stridebook.nn;

/**
 * What pooling keeps for its backward pass: which cells won.
 *
 * @param indices of {@link Pooling.Maxima}
 * @param input the shape of the images
 */
record Winners(int[] indices, long... input) {}
