package dev.stridebook.nn.engine;

/**
 * One of oneDNN's ways of computing something.
 *
 * @param name what oneDNN calls its code, such as {@code jit:avx512_core}
 * @param order of a convolution's output or its gradient, otherwise null
 * @param convolution that it computes, or null if it is no convolution
 */
record Way(Operation operation, String name, Order order, ConvolutionShape convolution) {
    Way(Operation operation, String name) {
        this(operation, name, null, null);
    }
}
