package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What computes convolutions, matrix products and ReLU. All arrays are floats in row-major order, checked before, and not empty.
 *
 * <p>Padding is zeros, on each side as the window says.
 */
public interface Engine {
    /**
     * Computes a convolution.
     *
     * @param x {@code [n, in, h, w]}
     * @param weight {@code [out, in / groups, kH, kW]}
     * @param bias {@code [out]}, or null
     * @return {@code [n, out, outH, outW]}
     */
    INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window, int groups);

    /**
     * Computes the gradient of {@link #conv2d} with respect to its input.
     *
     * @param inputShape {@code [n, in, h, w]}
     */
    INDArray conv2dInputGradient(long[] inputShape, INDArray weight, INDArray gradient, Window window, int groups);

    /**
     * The gradients of {@link #conv2d} with respect to what it learns: arrays to be filled, in row-major order.
     *
     * @param weight {@code [out, in / groups, kH, kW]}
     * @param bias {@code [out]}, or null if it is not asked for
     */
    record LearnedGradients(INDArray weight, INDArray bias) {
        /** The bias's, or an array to fill in its place. */
        INDArray someBias() {
            return bias == null ? Floats.create(weight.size(0)) : bias;
        }
    }

    /** Computes the gradients of {@link #conv2d} with respect to its weight and bias. */
    void conv2dLearnedGradients(INDArray x, INDArray gradient, Window window, int groups, LearnedGradients filled);

    /**
     * Computes the product of two matrices, either of them transposed first.
     *
     * @param bias added to each row of the product, or null
     */
    default INDArray matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray bias) {
        INDArray product = Floats.create(a.size(transposeA ? 1 : 0), b.size(transposeB ? 0 : 1));
        matmul(a, transposeA, b, transposeB, bias, product);
        return product;
    }

    /**
     * As {@link #matmul(INDArray, boolean, INDArray, boolean, INDArray)}.
     *
     * @param product to be filled, in row-major order
     */
    void matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray bias, INDArray product);

    /**
     * Computes the larger of each number and 0; NaN stays NaN.
     *
     * @param y to be filled, of the same shape
     */
    void relu(INDArray x, INDArray y);

    /**
     * A convolution, and the ReLU and the max pooling that follow it.
     *
     * @param pool a window without dilation that rounds down and shows more than padding wherever it stands; null for none
     */
    record Stage(ConvolutionShape shape, boolean withBias, Window pool) {}

    /**
     * What a convolution has learned.
     *
     * @param weight {@code [out, in / groups, kH, kW]}
     * @param bias {@code [out]}, or null
     */
    record Learned(INDArray weight, INDArray bias) {}

    /**
     * Stages that follow each other, computed as one. For finite numbers only. It keeps what its gradients need, so it is for one place in
     * a network.
     */
    interface Block extends Prepared {
        /**
         * Computes what the last stage puts out.
         *
         * @param learned of each stage
         */
        INDArray forward(INDArray x, List<Learned> learned);

        /**
         * Computes the gradients of what is learned, and perhaps of the images.
         *
         * @param x of the last forward
         * @param learned as it was then
         * @param filled of each stage
         * @return the gradient of the images; null if it was not asked for
         */
        INDArray backward(
                INDArray x, List<Learned> learned, INDArray gradient, List<LearnedGradients> filled, boolean toInput);
    }

    /** Prepares a block for some stages, if this engine has one that is faster than its parts. */
    default Optional<Block> block(List<Stage> stages) {
        return Optional.empty();
    }

    /**
     * Shortens a stride that leads out of the image to one just out of it: native code counts in ints and would crash.
     *
     * @param free cells by which the window can move
     */
    static long harmless(int stride, long free) {
        return Math.min(stride, free + 1);
    }

    /** Describes for people what it is, and in which version. */
    String description();
}
