package dev.stridebook.nn;

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
     * Starts from random weights, other ones each time.
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
                        window.window().kernel().width()));
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
     * Splits the channels in groups that do not see each other. The weights start anew.
     *
     * @throws ShapeException unless the groups divide both numbers of channels
     */
    public Conv1d groups(int groups) {
        return new Conv1d(window, onImages.paddingMode(), kernels.groups(groups));
    }

    /** What the padding holds, zeros at first. */
    public Conv1d paddingMode(PaddingMode mode) {
        return new Conv1d(window, mode, kernels);
    }

    /** This convolution with its weights, but nothing added. */
    public Conv1d withoutBias() {
        return new Conv1d(window, onImages.paddingMode(), kernels.withoutBias());
    }

    /**
     * This convolution with weights of your own, for instance a low-pass filter. They are copied.
     *
     * @param weight {@code [outChannels, inChannels / groups, k]}
     * @param bias {@code [outChannels]}
     * @throws ShapeException if a shape is another
     */
    public Conv1d with(INDArray weight, INDArray bias) {
        return new Conv1d(window, onImages.paddingMode(), kernels.with(weight, bias));
    }

    /**
     * As {@link #with(INDArray, INDArray)}, leaving the bias as it is, if there is one.
     *
     * @throws ShapeException if the shape is another
     */
    public Conv1d with(INDArray weight) {
        return new Conv1d(window, onImages.paddingMode(), kernels.with(weight));
    }

    public int inChannels() {
        return kernels.inChannels();
    }

    public int outChannels() {
        return kernels.outChannels();
    }

    public int groups() {
        return kernels.groups();
    }

    public Window1d window() {
        return window;
    }

    /** {@code [outChannels, inChannels / groups, k]}. */
    public Parameter weight() {
        return kernels.weight();
    }

    @Override
    public String name() {
        return "conv " + Names.of(window);
    }

    /** {@code Conv1d(1, 4, kernel 9, stride 2, padding 4)}. */
    @Override
    public String toString() {
        return "Conv1d(%s, %s%s)"
                .formatted(kernels.channelsText(), window, Names.options(kernels, onImages.paddingMode()));
    }
}
