package dev.stridebook.nn;

import dev.stridebook.shape.Given;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Window1d;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution along one axis, such as the samples of a sound. Source: S3.7.
 *
 * <pre>{@code
 * new Conv1d(1, 4, kernel1d(9).padding(4).stride(2)).forward(x)    // [n, 1, 8000] → [n, 4, 4000]
 * }</pre>
 */
public final class Conv1d extends LineLayer {
    private final Window1d window;
    private final Conv2d onImages;
    private final Kernels kernels;

    /**
     * Slides a kernel of this length by one step at a time: {@code new Conv1d(1, 10, 5)}. {@link #stride}, {@link #padding} and {@link #dilation} say
     * otherwise. Starts from random weights and biases, different ones each time.
     *
     * @throws ShapeException if a number of channels or the kernel is below 1
     */
    public Conv1d(int inChannels, int outChannels, int kernel) {
        this(inChannels, outChannels, Window1d.kernel1d(kernel));
    }

    /**
     * Like {@link #Conv1d(int, int, int)}, with random numbers of your own.
     *
     * @param random the same state gives the same weights
     * @throws ShapeException if a number of channels or the kernel is below 1
     */
    public Conv1d(int inChannels, int outChannels, int kernel, RandomGenerator random) {
        this(inChannels, outChannels, Window1d.kernel1d(kernel), random);
    }

    /**
     * Starts from random weights and biases, different ones each time.
     *
     * @throws ShapeException if a number of channels is below 1 or the window rounds up
     */
    public Conv1d(int inChannels, int outChannels, Window1d window) {
        this(inChannels, outChannels, window, new SplittableRandom());
    }

    /**
     * Starts from random weights and biases, uniform in ±1/√(inChannels · k).
     *
     * @param random the same state gives the same weights
     * @throws ShapeException if a number of channels is below 1 or the window rounds up
     */
    public Conv1d(int inChannels, int outChannels, Window1d window, RandomGenerator random) {
        this(
                window,
                PaddingMode.ZEROS,
                Kernels.random(
                        inChannels,
                        outChannels,
                        random,
                        Given.notNull(window, "window").window().kernel().width()));
    }

    private Conv1d(Window1d window, PaddingMode paddingMode, Kernels kernels) {
        this(window, new Conv2d(window.window(), paddingMode, kernels), kernels);
    }

    private Conv1d(Window1d window, Conv2d onImages, Kernels kernels) {
        super(onImages);
        this.window = window;
        this.onImages = onImages;
        this.kernels = kernels;
    }

    /**
     * Returns this layer, with its weights, moving by so many cells.
     *
     * @throws ShapeException if it is below 1
     */
    public Conv1d stride(int stride) {
        return over(window.stride(stride));
    }

    /**
     * Returns this layer, with its weights, and padding at both ends.
     *
     * @throws ShapeException if it is negative
     */
    public Conv1d padding(int everyEnd) {
        return over(window.padding(everyEnd));
    }

    /**
     * Returns this layer, with its weights, and so many cells from one weight of the kernel to the next.
     *
     * @throws ShapeException if it is below 1
     */
    public Conv1d dilation(int dilation) {
        return over(window.dilation(dilation));
    }

    /**
     * Returns this layer, with its weights, and the padding that keeps the length of the input, PyTorch's {@code padding="same"}.
     *
     * @throws ShapeException if the stride is not 1
     */
    public Conv1d samePadding() {
        return over(window.samePadding());
    }

    private Conv1d over(Window1d other) {
        return new Conv1d(other, onImages.paddingMode(), kernels);
    }

    /**
     * Splits the channels into groups that do not see each other. The weights start anew.
     *
     * @throws ShapeException unless the groups divide both numbers of channels
     * @throws IllegalStateException if weights have been given by {@code with}
     */
    public Conv1d groups(int groups) {
        return new Conv1d(window, onImages.paddingMode(), kernels.groups(groups));
    }

    /** Sets what the padding holds, by default zeros. */
    public Conv1d paddingMode(PaddingMode mode) {
        return new Conv1d(window, mode, kernels);
    }

    /** Returns this convolution with its weights, but without a bias. */
    public Conv1d withoutBias() {
        return new Conv1d(window, onImages.paddingMode(), kernels.withoutBias());
    }

    /**
     * Returns this convolution with weights of your own, for instance a low-pass filter. They are copied.
     *
     * @param weight {@code [outChannels, inChannels / groups, k]}
     * @param bias {@code [outChannels]}
     * @throws ShapeException if a shape is another
     * @throws IllegalArgumentException if an array is not of type float
     */
    public Conv1d with(INDArray weight, INDArray bias) {
        return new Conv1d(window, onImages.paddingMode(), kernels.with(weight, bias));
    }

    /**
     * Returns this layer with weights of your own, which are copied, and the bias that it has, if any.
     *
     * @throws ShapeException if the shape is another
     * @throws IllegalArgumentException if the array is not of type float
     */
    public Conv1d with(INDArray weight) {
        return new Conv1d(window, onImages.paddingMode(), kernels.with(weight));
    }

    /** Returns the number of input channels. */
    public int inChannels() {
        return kernels.inChannels();
    }

    /** Returns the number of output channels. */
    public int outChannels() {
        return kernels.outChannels();
    }

    /** Returns the number of groups that the channels are split into. */
    public int groups() {
        return kernels.groups();
    }

    /** Returns the window that slides along the line. */
    public Window1d window() {
        return window;
    }

    /** Returns what the padding holds. */
    public PaddingMode paddingMode() {
        return onImages.paddingMode();
    }

    /** Returns the kernels, {@code [outChannels, inChannels / groups, k]}. */
    public Parameter weight() {
        return kernels.weight();
    }

    @Override
    int outputLength(int length) {
        onImages.paddingMode().requireFits(window, length);
        return window.outputLength(length);
    }

    @Override
    public String name() {
        return "conv " + Names.of(window);
    }

    /** Returns channels, window and what differs from the defaults: {@code Conv1d(1, 4, kernel 9, stride 2, padding 4)}. */
    @Override
    public String toString() {
        return "Conv1d(%s, %s%s)"
                .formatted(kernels.channelsText(), window, Names.options(kernels, onImages.paddingMode()));
    }
}
