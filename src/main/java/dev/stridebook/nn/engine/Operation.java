package dev.stridebook.nn.engine;

/** What oneDNN computes for us. */
enum Operation {
    /** A convolution, with or without bias and ReLU. */
    CONVOLUTION,
    /** The convolution's gradient with respect to its input. */
    INPUT_GRADIENT,
    /** The convolution's gradients with respect to weight and bias. */
    LEARNED_GRADIENTS,
    /** Max pooling. */
    POOLING,
    POOLING_GRADIENT,
    RELU_GRADIENT,
    /** ReLU by itself, which keeps NaN. */
    RELU,
    /** A product of matrices. */
    PRODUCT,
    /** A copy whose values lie in another order. */
    REORDER
}
