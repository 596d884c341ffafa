/**
 * Layers, losses, optimisers and networks on ND4J arrays, with PyTorch's names, defaults and numbers. A layer is a page:
 * {@code forward} beside {@code backward}.
 *
 * <p>Feature maps are {@code [n, channels, height, width]}, features are {@code [n, features]}, all of type float.
 *
 * <p>What layers stand on knows nothing of them and has packages of its own: {@link dev.stridebook.nn.array} for memory and threads,
 * {@link dev.stridebook.nn.engine} for native code, {@link dev.stridebook.nn.plane} for loops over feature maps, {@link
 * dev.stridebook.nn.file} for files of arrays. {@link dev.stridebook.nn.onnx} stands on the layers: it reads and writes
 * whole networks.
 */
package dev.stridebook.nn;
