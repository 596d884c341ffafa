package dev.stridebook.nn;

import dev.stridebook.nn.Nd4jOperators.ConvolutionGradient;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution: at each position of the window, each output channel is the dot product of its kernel with what the window
 * shows of all input channels, plus a bias. Source: S1.1, S1.5, S2.2.
 *
 * <pre>{@code
 * new Conv2d(1, 10, kernel(5)).forward(x)    // [n, 1, 28, 28] → [n, 10, 24, 24]
 * }</pre>
 */
public final class Conv2d implements Layer {
    private final Window window;
    private final Parameter weight;
    private final Parameter bias;
    private final Kept<INDArray> input = new Kept<>(this);

    /**
     * Starts from random weights, other ones each time.
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
        if (inChannels < 1 || outChannels < 1) {
            throw new ShapeException("Conv2d needs at least 1 input and 1 output channel, but it was given %d and %d."
                    .formatted(inChannels, outChannels));
        }
        this.window = requireFloor(window);
        Size kernel = window.kernel();
        long fanIn = inChannels * kernel.area();
        this.weight = Parameter.of(
                "weight", Initial.uniform(random, fanIn, outChannels, inChannels, kernel.height(), kernel.width()));
        this.bias = Parameter.of("bias", Initial.uniform(random, fanIn, outChannels));
    }

    private Conv2d(Window window, Parameter weight, Parameter bias) {
        this.window = window;
        this.weight = weight;
        this.bias = bias;
    }

    /**
     * A convolution with kernels of your own, for instance one that finds edges. The arrays are copied.
     *
     * @param weight {@code [outChannels, inChannels, kH, kW]}
     * @param bias {@code [outChannels]}
     * @throws ShapeException if the shapes do not fit the window or each other, or the window rounds up
     */
    public static Conv2d of(INDArray weight, INDArray bias, Window window) {
        Conv2d convolution = of(weight, window);
        Require.floats(convolution, bias);
        if (bias.rank() != 1 || bias.size(0) != weight.size(0)) {
            throw new ShapeException("A bias for %d output channels has the shape [%d], but it is %s."
                    .formatted(weight.size(0), weight.size(0), Require.text(bias)));
        }
        return new Conv2d(convolution.window, convolution.weight, Parameter.of("bias", bias.dup('c')));
    }

    /**
     * As {@link #of(INDArray, INDArray, Window)}, without a bias.
     *
     * @throws ShapeException if the shapes do not fit, or the window rounds up
     */
    public static Conv2d of(INDArray weight, Window window) {
        Size kernel = window.kernel();
        if (weight.rank() != 4 || weight.size(2) != kernel.height() || weight.size(3) != kernel.width()) {
            throw new ShapeException(
                    "The weight of a convolution with kernel %s has the shape [out, in, %d, %d], but it is %s."
                            .formatted(kernel, kernel.height(), kernel.width(), Require.text(weight)));
        }
        Conv2d convolution = new Conv2d(requireFloor(window), Parameter.of("weight", weight.dup('c')), null);
        Require.floats(convolution, weight);
        return convolution;
    }

    /** This convolution with its weights, but nothing added. */
    public Conv2d withoutBias() {
        return new Conv2d(window, weight, null);
    }

    @Override
    public INDArray forward(INDArray x) {
        INDArray images = Require.images(this, x, inChannels());
        window.outputSize((int) images.size(2), (int) images.size(3));
        input.keep(x, x);
        INDArray maps = Nd4jOperators.conv2d(images, weight.value(), bias == null ? null : bias.value(), window);
        return Require.likeInput(maps, x);
    }

    @Override
    public INDArray backward(INDArray gradient) {
        INDArray x = input.take();
        INDArray images = Require.withBatch(x);
        ConvolutionGradient gradients = Nd4jOperators.conv2dBackward(
                images, weight.value(), bias != null, outputGradient(images, x, gradient), window);
        accumulate(gradients);
        return Require.likeInput(gradients.input(), x);
    }

    @Override
    public void backwardParameters(INDArray gradient) {
        INDArray x = input.take();
        INDArray images = Require.withBatch(x);
        accumulate(Nd4jOperators.conv2dParametersBackward(
                images, weight.value(), bias != null, outputGradient(images, x, gradient), window));
    }

    private INDArray outputGradient(INDArray images, INDArray x, INDArray gradient) {
        Size size = window.outputSize((int) images.size(2), (int) images.size(3));
        INDArray gradients = x.rank() == 3 && gradient.rank() == 3 ? Require.withBatch(gradient) : gradient;
        Require.gradient(this, gradients, images.size(0), outChannels(), size.height(), size.width());
        return gradients;
    }

    private void accumulate(ConvolutionGradient gradients) {
        weight.accumulate(gradients.weight());
        if (bias != null) {
            bias.accumulate(gradients.bias());
        }
    }

    @Override
    public List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, inChannels());
        return Shape.of(outChannels(), window.outputSize(input.size()));
    }

    @Override
    public Cost cost(Shape input) {
        Shape output = outputShape(input);
        long parameters = weight.count() + (bias == null ? 0 : bias.count());
        return new Cost(parameters, weight.count() * output.size().area(), output.values());
    }

    public int inChannels() {
        return (int) weight.value().size(1);
    }

    public int outChannels() {
        return (int) weight.value().size(0);
    }

    public Window window() {
        return window;
    }

    /** {@code [outChannels, inChannels, kH, kW]}. */
    public Parameter weight() {
        return weight;
    }

    @Override
    public String name() {
        return "conv " + Names.of(window);
    }

    /** {@code Conv2d(1, 10, kernel 5×5)}. */
    @Override
    public String toString() {
        return "Conv2d(%d, %d, %s%s)".formatted(inChannels(), outChannels(), window, bias == null ? ", no bias" : "");
    }

    private static Window requireFloor(Window window) {
        if (window.rounding() == Rounding.CEIL) {
            throw new ShapeException(
                    "A convolution rounds down: a last step that the input does not fill is dropped, "
                            + "and only pooling can round up. Leave out ceil(), or add padding to reach the rest of the input.");
        }
        return window;
    }
}
