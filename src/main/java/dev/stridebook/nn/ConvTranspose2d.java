package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.engine.Engine.LearnedGradients;
import dev.stridebook.nn.engine.Engines;
import dev.stridebook.nn.engine.Nd4jOperators;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A transposed convolution: each input cell, times the kernel, is added to what the window shows of the output, which makes maps
 * larger. It does forward what {@link Conv2d} does backward. Source: S2.6.
 *
 * <pre>{@code
 * new ConvTranspose2d(8, 4, kernel(2).stride(2)).forward(x)    // [n, 8, 14, 14] → [n, 4, 28, 28]
 * }</pre>
 */
public final class ConvTranspose2d extends ImageLayer {
    private final TransposedWindow window;
    private final Kernels kernels;
    private final Kept<INDArray> input = new Kept<>(this);

    /**
     * Slides a square kernel by one step at a time: {@code new ConvTranspose2d(1, 10, 5)}. {@link #stride}, {@link #padding} and {@link #dilation} say
     * otherwise. Starts from random weights and biases, different ones each time.
     *
     * @throws ShapeException if a number of channels or the kernel is below 1
     */
    public ConvTranspose2d(int inChannels, int outChannels, int kernel) {
        this(inChannels, outChannels, Window.kernel(kernel));
    }

    /**
     * Like {@link #ConvTranspose2d(int, int, int)}, with random numbers of your own.
     *
     * @param random the same state gives the same weights
     * @throws ShapeException if a number of channels or the kernel is below 1
     */
    public ConvTranspose2d(int inChannels, int outChannels, int kernel, RandomGenerator random) {
        this(inChannels, outChannels, Window.kernel(kernel), random);
    }

    /**
     * Starts from random weights and biases, different ones each time.
     *
     * @throws ShapeException if a number of channels is below 1 or the window rounds up
     */
    public ConvTranspose2d(int inChannels, int outChannels, Window window) {
        this(inChannels, outChannels, window, new SplittableRandom());
    }

    /**
     * Starts from random weights and biases, uniform in ±1/√(outChannels · kH · kW), as PyTorch does.
     *
     * @param random the same state gives the same weights
     * @throws ShapeException if a number of channels is below 1 or the window rounds up
     */
    public ConvTranspose2d(int inChannels, int outChannels, Window window, RandomGenerator random) {
        this(
                TransposedWindow.of(window),
                Kernels.randomTransposed(
                        inChannels,
                        outChannels,
                        random,
                        Given.notNull(window, "window").kernel().height(),
                        window.kernel().width()));
    }

    ConvTranspose2d(TransposedWindow window, Kernels kernels) {
        this.window = window;
        this.kernels = kernels;
    }

    /**
     * Returns this layer, with its weights, moving by so many cells along both axes.
     *
     * @throws ShapeException if it is below 1, or not above the output padding
     */
    public ConvTranspose2d stride(int both) {
        return over(window.window().stride(both));
    }

    /**
     * Returns this layer, with its weights, moving by so many cells.
     *
     * @throws ShapeException if one is below 1, or not above the output padding
     */
    public ConvTranspose2d stride(int height, int width) {
        return over(window.window().stride(height, width));
    }

    /**
     * Returns this layer, with its weights, cutting off so many cells on every side, as its inverse pads them.
     *
     * @throws ShapeException if it is negative
     */
    public ConvTranspose2d padding(int everySide) {
        return over(window.window().padding(everySide));
    }

    /**
     * Returns this layer, with its weights, cutting off so many cells above and below, left and right.
     *
     * @throws ShapeException if one is negative
     */
    public ConvTranspose2d padding(int height, int width) {
        return over(window.window().padding(height, width));
    }

    /**
     * Returns this layer, with its weights, and so many cells from one weight of the kernel to the next.
     *
     * @throws ShapeException if it is below 1, or not above the output padding
     */
    public ConvTranspose2d dilation(int both) {
        return over(window.window().dilation(both));
    }

    /**
     * Returns this layer, with its weights, and so many cells from one weight of the kernel to the next along each axis.
     *
     * @throws ShapeException if one is below 1, or not above the output padding
     */
    public ConvTranspose2d dilation(int height, int width) {
        return over(window.window().dilation(height, width));
    }

    private ConvTranspose2d over(Window other) {
        return new ConvTranspose2d(new TransposedWindow(other, window.outputPadding()), kernels);
    }

    /**
     * Adds so many rows at the bottom and columns at the right of the output, where the stride leaves the size open.
     *
     * @throws ShapeException if it is negative, or not less than the larger of stride and dilation
     */
    public ConvTranspose2d outputPadding(int both) {
        return outputPadding(both, both);
    }

    /**
     * Adds rows at the bottom and columns at the right of the output, where the stride leaves the size open.
     *
     * @throws ShapeException if one is negative, or not less than the larger of stride and dilation
     */
    public ConvTranspose2d outputPadding(int height, int width) {
        return new ConvTranspose2d(new TransposedWindow(window.window(), Size.of(height, width)), kernels);
    }

    /**
     * Splits the channels into groups that do not see each other. The weights start anew.
     *
     * @throws ShapeException unless the groups divide both numbers of channels
     * @throws IllegalStateException if weights have been given by {@code with}
     */
    public ConvTranspose2d groups(int groups) {
        return new ConvTranspose2d(window, kernels.groups(groups));
    }

    /** Returns this layer with its weights, but without a bias. */
    public ConvTranspose2d withoutBias() {
        return new ConvTranspose2d(window, kernels.withoutBias());
    }

    /**
     * Returns this layer with weights of your own, which are copied.
     *
     * @param weight {@code [inChannels, outChannels / groups, kH, kW]}
     * @param bias {@code [outChannels]}
     * @throws ShapeException if a shape is another
     * @throws IllegalArgumentException if an array is not of type float
     */
    public ConvTranspose2d with(INDArray weight, INDArray bias) {
        return new ConvTranspose2d(window, kernels.with(weight, bias));
    }

    /**
     * Returns this layer with weights of your own, which are copied, and the bias that it has, if any.
     *
     * @throws ShapeException if the shape is another
     * @throws IllegalArgumentException if the array is not of type float
     */
    public ConvTranspose2d with(INDArray weight) {
        return new ConvTranspose2d(window, kernels.with(weight));
    }

    /**
     * Computes an output of this size, whatever the output padding: the stride leaves several sizes open.
     *
     * @param x {@code [n, inChannels, h, w]}, or one image {@code [inChannels, h, w]}
     * @param outputSize at least the size without output padding, and larger by less than a stride
     * @return {@code [n, outChannels, outputSize]}, or without n
     * @throws ShapeException if the size is another, or the input's shape does not fit
     * @throws IllegalArgumentException if the input is not of type float
     */
    public INDArray forward(INDArray x, Size outputSize) {
        Given.notNull(outputSize, "outputSize");
        return forward(
                x,
                input -> Shape.of(
                        outChannels(),
                        window.leadingTo(input.size(), outputSize).outputSize(input.size())),
                images -> compute(images, outputSize));
    }

    @Override
    INDArray compute(INDArray images) {
        return compute(images, window.outputSize(sizeOf(images)));
    }

    private INDArray compute(INDArray images, Size outputSize) {
        input.keep(images, images);
        Size canvas = canvas(images);
        long[] shape = {images.size(0), outChannels(), canvas.height(), canvas.width()};
        INDArray spread = Engines.engine().conv2dInputGradient(shape, weights(), images, sliding(), groups());
        INDArray y = Nd4jOperators.cut(spread, padding().top(), padding().left(), outputSize);
        if (NotFinite.mayReachFurther(window.window(), weights(), images, y)) {
            NotFinite.mendInputGradient(y, weights(), images, window.window(), groups());
        }
        return kernels.bias() == null ? y : Nd4jOperators.addBias(y, kernels.biasValue());
    }

    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        INDArray images = input.take();
        INDArray spread =
                Nd4jOperators.cut(gradient, -padding().top(), -padding().left(), canvas(images));
        if (learns()) {
            kernels.accumulate(weights().shape(), learned -> {
                var ofWeight = new LearnedGradients(learned.weight(), null);
                Engines.engine().conv2dLearnedGradients(spread, images, sliding(), groups(), ofWeight);
                if (NotFinite.mayReachFurther(gradient, images, learned.weight())) {
                    NotFinite.mendWeightGradient(learned.weight(), gradient, images, window.window(), groups());
                }
                if (learned.bias() != null) {
                    Floats.channelSums(gradient, learned.bias());
                }
            });
        }
        if (!toInput) {
            return null;
        }
        INDArray back = Engines.engine().conv2d(spread, weights(), null, sliding(), groups());
        if (NotFinite.mayReachFurther(window.window(), weights(), spread, back)) {
            NotFinite.mendOutput(back, gradient, weights(), null, window.window(), groups());
        }
        return back;
    }

    /** All cells that the input is spread over, those included that the padding will cut off. */
    private Size canvas(INDArray images) {
        return TransposedWindow.of(sliding()).outputSize(sizeOf(images));
    }

    /** The window over the canvas. */
    private Window sliding() {
        return window.window().validPadding();
    }

    private Padding padding() {
        return window.window().padding();
    }

    private static Size sizeOf(INDArray images) {
        return Size.of((int) images.size(2), (int) images.size(3));
    }

    private INDArray weights() {
        Size kernel = window.window().kernel();
        return kernels.weightValue(kernel.height(), kernel.width());
    }

    @Override
    public List<Parameter> parameters() {
        return kernels.parameters();
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, inChannels());
        return Require.fitting(this, input, () -> Shape.of(outChannels(), window.outputSize(input.size())));
    }

    /** Counts a multiplication of each input cell with the whole kernel. */
    @Override
    public Cost cost(Shape input) {
        Shape output = outputShape(input);
        return kernels.cost(input.size().area(), output);
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

    /** Returns the window that the input is spread over, with the output padding. */
    public TransposedWindow window() {
        return window;
    }

    /** Returns the kernels, {@code [inChannels, outChannels / groups, kH, kW]}. */
    public Parameter weight() {
        return kernels.weight();
    }

    @Override
    public String name() {
        return "transposed conv " + Names.of(window.window());
    }

    /** Returns channels, window and what differs from the defaults: {@code ConvTranspose2d(8, 4, kernel 2×2, stride 2×2)}. */
    @Override
    public String toString() {
        return "ConvTranspose2d(%s, %s%s)"
                .formatted(kernels.channelsText(), window, Names.options(kernels, PaddingMode.ZEROS));
    }
}
