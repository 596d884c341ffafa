/**
 * Layers, losses, optimisers and networks on ND4J arrays, with PyTorch's names, defaults and numbers. A layer is a page:
 * {@code forward} beside {@code backward}.
 *
 * <p>Feature maps are {@code [n, channels, height, width]}, features are {@code [n, features]}, all of type float.
 */
package dev.stridebook.nn;
