/**
 * How a window slides over an input: sizes, padding, stride, cost. Pure arithmetic, with no arrays in it.
 *
 * <p>Sizes are height × width, in that order. Shapes are written without the batch axis: channels × height × width.
 */
package dev.stridebook.shape;
