package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.engine.Engine.LearnedGradients;
import dev.stridebook.nn.engine.Engines;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution: at each position of the window, each output channel is the dot product of its kernel with what the window
 * shows of all input channels, plus a bias. Padding of zeros takes no part, which shows only where a weight is infinite or NaN: PyTorch
 * multiplies it with the zeros or not, depending on shape and processor. Source: S1.1, S1.5, S2.2.
 *
 * <pre>{@code
 * new Conv2d(1, 10, 5).forward(x)                         // [n, 1, 28, 28] → [n, 10, 24, 24]
 * new Conv2d(1, 10, 5).stride(2).padding(1)               // the same as new Conv2d(1, 10, kernel(5).stride(2).padding(1))
 * new Conv2d(8, 16, kernel(3).samePadding()).groups(4)    // each kernel sees 2 of the 8 channels
 * }</pre>
 */
public final class Conv2d extends ImageLayer {
    private final Window window;
    private final PaddingMode paddingMode;
    private final Kernels kernels;
    private final Kept<INDArray> input = new Kept<>(this);

    /**
     * Slides a square kernel by one step at a time: {@code new Conv2d(1, 10, 5)}. {@link #stride}, {@link #padding} and {@link #dilation} say
     * otherwise. Starts from random weights and biases, different ones each time.
     *
     * @throws ShapeException if a number of channels or the kernel is below 1
     */
    public Conv2d(int inChannels, int outChannels, int kernel) {
        this(inChannels, outChannels, Window.kernel(kernel));
    }

    /**
     * Like {@link #Conv2d(int, int, int)}, with random numbers of your own.
     *
     * @param random the same state gives the same weights
     * @throws ShapeException if a number of channels or the kernel is below 1
     */
    public Conv2d(int inChannels, int outChannels, int kernel, RandomGenerator random) {
        this(inChannels, outChannels, Window.kernel(kernel), random);
    }

    /**
     * Starts from random weights and biases, different ones each time.
     *
     * @throws ShapeException if a number of channels is below 1 or the window rounds up
     */
    public Conv2d(int inChannels, int outChannels, Window window) {
        this(inChannels, outChannels, window, new SplittableRandom());
    }

    /**
     * Starts from random weights and biases, uniform in ±1/√(inChannels · kH · kW).
     *
     * @param random the same state gives the same weights
     * @throws ShapeException if a number of channels is below 1 or the window rounds up
     */
    public Conv2d(int inChannels, int outChannels, Window window, RandomGenerator random) {
        this(
                window,
                PaddingMode.ZEROS,
                Kernels.random(
                        inChannels,
                        outChannels,
                        random,
                        Given.notNull(window, "window").kernel().height(),
                        window.kernel().width()));
    }

    Conv2d(Window window, PaddingMode paddingMode, Kernels kernels) {
        this.window = requireFloor(window);
        this.paddingMode = Given.notNull(paddingMode, "mode");
        this.kernels = kernels;
    }

    /**
     * Creates a convolution with kernels of your own, for instance one that finds edges. The arrays are copied.
     *
     * @param weight {@code [outChannels, inChannels, kH, kW]}
     * @param bias {@code [outChannels]}
     * @throws ShapeException if the shapes do not fit the window or each other, or the window rounds up
     * @throws IllegalArgumentException if an array is not of type float
     */
    public static Conv2d of(INDArray weight, INDArray bias, Window window) {
        Given.notNull(bias, "bias");
        return like(weight, window).with(weight, bias);
    }

    /**
     * Creates a convolution with kernels of your own, which are copied, and without a bias.
     *
     * @param weight {@code [outChannels, inChannels, kH, kW]}
     * @throws ShapeException if the shape does not fit the window, or the window rounds up
     * @throws IllegalArgumentException if the array is not of type float
     */
    public static Conv2d of(INDArray weight, Window window) {
        return like(weight, window).withoutBias().with(weight);
    }

    private static Conv2d like(INDArray weight, Window window) {
        Size kernel = Given.notNull(window, "window").kernel();
        if (Given.notNull(weight, "weight").rank() != 4
                || weight.size(2) != kernel.height()
                || weight.size(3) != kernel.width()) {
            throw new ShapeException(say(
                    "The weight of a convolution with kernel %s must have the shape [out, in, %d, %d], but has %s.",
                    kernel, kernel.height(), kernel.width(), Shapes.text(weight)));
        }
        return new Conv2d((int) weight.size(1), (int) weight.size(0), window);
    }

    /**
     * Returns this layer, with its weights, moving by so many cells along both axes.
     *
     * @throws ShapeException if it is below 1
     */
    public Conv2d stride(int both) {
        return over(window.stride(both));
    }

    /**
     * Returns this layer, with its weights, moving by so many cells.
     *
     * @throws ShapeException if one is below 1
     */
    public Conv2d stride(int height, int width) {
        return over(window.stride(height, width));
    }

    /**
     * Returns this layer, with its weights, and padding on every side.
     *
     * @throws ShapeException if it is negative
     */
    public Conv2d padding(int everySide) {
        return over(window.padding(everySide));
    }

    /**
     * Returns this layer, with its weights, and padding above and below, left and right.
     *
     * @throws ShapeException if one is negative
     */
    public Conv2d padding(int height, int width) {
        return over(window.padding(height, width));
    }

    /**
     * Returns this layer, with its weights, and so many cells from one weight of the kernel to the next.
     *
     * @throws ShapeException if it is below 1
     */
    public Conv2d dilation(int both) {
        return over(window.dilation(both));
    }

    /**
     * Returns this layer, with its weights, and so many cells from one weight of the kernel to the next along each axis.
     *
     * @throws ShapeException if one is below 1
     */
    public Conv2d dilation(int height, int width) {
        return over(window.dilation(height, width));
    }

    /**
     * Returns this layer, with its weights, and the padding that keeps the size of the input, PyTorch's {@code padding="same"}.
     *
     * @throws ShapeException if the stride is not 1
     */
    public Conv2d samePadding() {
        return over(window.samePadding());
    }

    private Conv2d over(Window other) {
        return new Conv2d(other, paddingMode, kernels);
    }

    /**
     * Splits the channels into groups that do not see each other: each kernel spans {@code inChannels / groups} channels. As many
     * groups as channels make a depthwise convolution. The weights start anew.
     *
     * @throws ShapeException unless the groups divide both numbers of channels
     * @throws IllegalStateException if weights have been given by {@code with}
     */
    public Conv2d groups(int groups) {
        return new Conv2d(window, paddingMode, kernels.groups(groups));
    }

    /** Sets what the padding holds, by default zeros. */
    public Conv2d paddingMode(PaddingMode mode) {
        return new Conv2d(window, mode, kernels);
    }

    /** Returns this convolution with its weights, but without a bias. */
    public Conv2d withoutBias() {
        return new Conv2d(window, paddingMode, kernels.withoutBias());
    }

    /**
     * Returns this convolution with weights of your own, which are copied.
     *
     * @param weight {@code [outChannels, inChannels / groups, kH, kW]}
     * @param bias {@code [outChannels]}
     * @throws ShapeException if a shape is another
     * @throws IllegalArgumentException if an array is not of type float
     */
    public Conv2d with(INDArray weight, INDArray bias) {
        return new Conv2d(window, paddingMode, kernels.with(weight, bias));
    }

    /**
     * Returns this layer with weights of your own, which are copied, and the bias that it has, if any.
     *
     * @throws ShapeException if the shape is another
     * @throws IllegalArgumentException if the array is not of type float
     */
    public Conv2d with(INDArray weight) {
        return new Conv2d(window, paddingMode, kernels.with(weight));
    }

    @Override
    INDArray compute(INDArray images) {
        INDArray padded = Padded.of(images, window.padding(), paddingMode);
        input.keep(padded, padded);
        INDArray y = Engines.engine().conv2d(padded, weights(), biasValue(), zeroPadded(), groups());
        if (NotFinite.mayReachFurther(window, weights(), padded, y)) {
            NotFinite.mendOutput(y, padded, weights(), biasValue(), zeroPadded(), groups());
        }
        return y;
    }

    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        INDArray padded = input.take();
        if (learns()) {
            accumulate(learned -> {
                Engines.engine().conv2dLearnedGradients(padded, gradient, zeroPadded(), groups(), learned);
                if (NotFinite.mayReachFurther(padded, gradient, learned.weight())) {
                    NotFinite.mendWeightGradient(learned.weight(), padded, gradient, zeroPadded(), groups());
                }
            });
        }
        if (!toInput) {
            return null;
        }
        INDArray back =
                Engines.engine().conv2dInputGradient(padded.shape(), weights(), gradient, zeroPadded(), groups());
        if (NotFinite.mayReachFurther(window, weights(), gradient, back)) {
            NotFinite.mendInputGradient(back, weights(), gradient, zeroPadded(), groups());
        }
        return Padded.backward(back, window.padding(), paddingMode);
    }

    /** @param computation fills the arrays that it gets */
    void accumulate(Consumer<LearnedGradients> computation) {
        kernels.accumulate(weights().shape(), computation);
    }

    /** Null where nothing is added. */
    INDArray biasValue() {
        return kernels.biasValue();
    }

    /** The operators pad with zeros themselves; other padding has been written out before. */
    private Window zeroPadded() {
        return paddingMode == PaddingMode.ZEROS ? window : window.validPadding();
    }

    private INDArray weights() {
        Size kernel = window.kernel();
        return kernels.weightValue(kernel.height(), kernel.width());
    }

    @Override
    public List<Parameter> parameters() {
        return kernels.parameters();
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, inChannels());
        return Require.fitting(this, input, () -> {
            paddingMode.requireFits(window.padding(), input.size());
            return Shape.of(outChannels(), window.outputSize(input.size()));
        });
    }

    @Override
    public Cost cost(Shape input) {
        Shape output = outputShape(input);
        return kernels.cost(output.size().area(), output);
    }

    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input").after(window);
    }

    @Override
    int channels() {
        return inChannels();
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

    /** Returns the window that slides over the images. */
    public Window window() {
        return window;
    }

    /** Returns what the padding holds. */
    public PaddingMode paddingMode() {
        return paddingMode;
    }

    /** Returns the kernels, {@code [outChannels, inChannels / groups, kH, kW]}. */
    public Parameter weight() {
        return kernels.weight();
    }

    @Override
    public String name() {
        return "conv " + Names.of(window);
    }

    /** Returns channels, window and what differs from the defaults: {@code Conv2d(1, 10, kernel 5×5)}. */
    @Override
    public String toString() {
        return "Conv2d(%s, %s%s)".formatted(kernels.channelsText(), window, Names.options(kernels, paddingMode));
    }

    static Window requireFloor(Window window) {
        if (Given.notNull(window, "window").rounding() == Rounding.CEIL) {
            throw new ShapeException(
                    say(
                            "A convolution rounds down: a last step that the input does not fill is dropped, "
                                    + "and only pooling can round up. Leave out ceil(), or add padding to reach the rest of the input."));
        }
        return window;
    }
}
