package dev.stridebook.nn.plane;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The pooling of one batch of images. */
public interface PoolingPass {
    /** Returns the output, {@code [n, c, outH, outW]}. */
    INDArray values();

    /** Returns the gradient of the images. */
    INDArray backward(INDArray gradient);
}
