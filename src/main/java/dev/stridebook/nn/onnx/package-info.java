/**
 * Networks in ONNX files, which PyTorch, TensorFlow and most others write: reading them into layers of this library, and writing such
 * layers. {@link dev.stridebook.nn.onnx.Onnx} is all that users need.
 *
 * <p>On the way in, {@code MessageReader} makes records of the file, {@code Conversion} makes a layer or a constant of each node with the
 * help of the {@code …Operators}, and {@code Simplification} recognises chains and blocks. On the way out, {@code Export} makes nodes of
 * layers, and {@code Message} writes them.
 */
package dev.stridebook.nn.onnx;
