package dev.stridebook.nn;

import dev.stridebook.shape.Given;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window1d;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A transposed convolution along one axis, which makes lines longer: it does forward what {@link Conv1d} does backward. Lines are {@code
 * [n, c, l]}, or one {@code [c, l]}.
 *
 * <pre>{@code
 * new ConvTranspose1d(4, 1, kernel1d(8).stride(2).padding(3)).forward(x)    // [n, 4, 4000] → [n, 1, 8000]
 * }</pre>
 */
public final class ConvTranspose1d extends LineLayer {
    private final Window1d window;
    private final int outputPadding;
    private final ConvTranspose2d onImages;
    private final Kernels kernels;

    /**
     * Slides a kernel of this length by one step at a time: {@code new ConvTranspose1d(1, 10, 5)}. {@link #stride}, {@link #padding} and {@link #dilation} say
     * otherwise. Starts from random weights and biases, different ones each time.
     *
     * @throws ShapeException if a number of channels or the kernel is below 1
     */
    public ConvTranspose1d(int inChannels, int outChannels, int kernel) {
        this(inChannels, outChannels, Window1d.kernel1d(kernel));
    }

    /**
     * Like {@link #ConvTranspose1d(int, int, int)}, with random numbers of your own.
     *
     * @param random the same state gives the same weights
     * @throws ShapeException if a number of channels or the kernel is below 1
     */
    public ConvTranspose1d(int inChannels, int outChannels, int kernel, RandomGenerator random) {
        this(inChannels, outChannels, Window1d.kernel1d(kernel), random);
    }

    /**
     * Starts from random weights and biases, different ones each time.
     *
     * @throws ShapeException if a number of channels is below 1 or the window rounds up
     */
    public ConvTranspose1d(int inChannels, int outChannels, Window1d window) {
        this(inChannels, outChannels, window, new SplittableRandom());
    }

    /**
     * Starts from random weights and biases, uniform in ±1/√(outChannels · k), as PyTorch does.
     *
     * @param random the same state gives the same weights
     * @throws ShapeException if a number of channels is below 1 or the window rounds up
     */
    public ConvTranspose1d(int inChannels, int outChannels, Window1d window, RandomGenerator random) {
        this(
                Given.notNull(window, "window"),
                0,
                Kernels.randomTransposed(
                        inChannels, outChannels, random, window.axis().kernel()));
    }

    private ConvTranspose1d(Window1d window, int outputPadding, Kernels kernels) {
        this(window, outputPadding, new ConvTranspose2d(transposed(window, outputPadding), kernels), kernels);
    }

    private ConvTranspose1d(Window1d window, int outputPadding, ConvTranspose2d onImages, Kernels kernels) {
        super(onImages);
        this.window = window;
        this.outputPadding = outputPadding;
        this.onImages = onImages;
        this.kernels = kernels;
    }

    private static TransposedWindow transposed(Window1d window, int outputPadding) {
        window.axis().requireOutputPadding(outputPadding);
        return new TransposedWindow(window.window(), Size.of(0, outputPadding));
    }

    /**
     * Returns this layer, with its weights, moving by so many cells.
     *
     * @throws ShapeException if it is below 1, or not above the output padding
     */
    public ConvTranspose1d stride(int stride) {
        return over(window.stride(stride));
    }

    /**
     * Returns this layer, with its weights, cutting off so many cells at both ends, as its inverse pads them.
     *
     * @throws ShapeException if it is negative
     */
    public ConvTranspose1d padding(int everyEnd) {
        return over(window.padding(everyEnd));
    }

    /**
     * Returns this layer, with its weights, and so many cells from one weight of the kernel to the next.
     *
     * @throws ShapeException if it is below 1, or not above the output padding
     */
    public ConvTranspose1d dilation(int dilation) {
        return over(window.dilation(dilation));
    }

    private ConvTranspose1d over(Window1d other) {
        return new ConvTranspose1d(other, outputPadding, kernels);
    }

    /**
     * Adds so many cells at the end of the output, where the stride leaves the length open.
     *
     * @throws ShapeException if it is negative, or not less than the larger of stride and dilation
     */
    public ConvTranspose1d outputPadding(int cells) {
        return new ConvTranspose1d(window, cells, kernels);
    }

    /**
     * Splits the channels into groups that do not see each other. The weights start anew.
     *
     * @throws ShapeException unless the groups divide both numbers of channels
     * @throws IllegalStateException if weights have been given by {@code with}
     */
    public ConvTranspose1d groups(int groups) {
        return new ConvTranspose1d(window, outputPadding, kernels.groups(groups));
    }

    /** Returns this layer with its weights, but without a bias. */
    public ConvTranspose1d withoutBias() {
        return new ConvTranspose1d(window, outputPadding, kernels.withoutBias());
    }

    /**
     * Returns this layer with weights of your own, which are copied.
     *
     * @param weight {@code [inChannels, outChannels / groups, k]}
     * @param bias {@code [outChannels]}
     * @throws ShapeException if a shape is another
     * @throws IllegalArgumentException if an array is not of type float
     */
    public ConvTranspose1d with(INDArray weight, INDArray bias) {
        return new ConvTranspose1d(window, outputPadding, kernels.with(weight, bias));
    }

    /**
     * Returns this layer with weights of your own, which are copied, and the bias that it has, if any.
     *
     * @throws ShapeException if the shape is another
     * @throws IllegalArgumentException if the array is not of type float
     */
    public ConvTranspose1d with(INDArray weight) {
        return new ConvTranspose1d(window, outputPadding, kernels.with(weight));
    }

    /**
     * Computes an output of this length, whatever the output padding: the stride leaves several lengths open.
     *
     * @param x {@code [n, inChannels, l]}, or one line {@code [inChannels, l]}
     * @param outputLength at least the length without output padding, and larger by less than a stride
     * @return {@code [n, outChannels, outputLength]}, or without n
     * @throws ShapeException if the length is another, or the input's shape does not fit
     * @throws IllegalArgumentException if the input is not of type float
     */
    public INDArray forward(INDArray x, int outputLength) {
        return forward(x, images -> {
            window.axis().outputPadding((int) images.size(3), outputLength);
            return onImages.forward(images, Size.of(1, outputLength));
        });
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

    /** Returns the window that the input is spread over. */
    public Window1d window() {
        return window;
    }

    /** Returns how many cells are added at the end of the output. */
    public int outputPadding() {
        return outputPadding;
    }

    /** Returns the kernels, {@code [inChannels, outChannels / groups, k]}. */
    public Parameter weight() {
        return kernels.weight();
    }

    @Override
    int outputLength(int length) {
        return window.axis().spreadOver(length, outputPadding).output();
    }

    @Override
    public String name() {
        return "transposed conv " + Names.of(window);
    }

    /** Returns channels, window and what differs from the defaults: {@code ConvTranspose1d(4, 1, kernel 8, stride 2, padding 3)}. */
    @Override
    public String toString() {
        return "ConvTranspose1d(%s, %s%s%s)"
                .formatted(
                        kernels.channelsText(),
                        window,
                        outputPadding == 0 ? "" : ", output padding " + outputPadding,
                        Names.options(kernels, PaddingMode.ZEROS));
    }
}
