package dev.stridebook.nn.engine;

import static dev.stridebook.nn.engine.Nd4jOperators.arrays;
import static dev.stridebook.nn.engine.Nd4jOperators.joined;
import static dev.stridebook.nn.engine.Nd4jOperators.run;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Convolution by ND4J's operators, which are always there. Its own convolution is asked only for what it does right with every native
 * library; other windows are {@link Unrolled} and computed by its product of matrices.
 */
final class Nd4jEngine implements Engine {
    /** From so many rows or columns on gradients are wrong where a kernel steps down by more than 1 in a single column. */
    private static final int WIDE = 14;

    @Override
    public INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window, int groups) {
        if (!isNative(window)) {
            INDArray y = Unrolled.of(this, window, groups, x.shape()).forward(x, weight);
            return bias == null ? y : Nd4jOperators.addBias(y, bias);
        }
        return groups == 1
                ? convolve(x, weight, bias, window)
                : joined(IntStream.range(0, groups)
                        .mapToObj(group -> convolve(
                                channels(x, group, groups),
                                share(weight, group, groups),
                                bias == null ? null : share(bias, group, groups),
                                window)));
    }

    /** With gaps, unequal padding or a large kernel it is not: written out as zeros, gaps would meet NaN and infinities. */
    private static boolean isNative(Window window) {
        return window.dilation().equals(Size.square(1))
                && window.padding().isSymmetric()
                && window.kernel().height() < WIDE
                && window.kernel().width() < WIDE;
    }

    private static INDArray convolve(INDArray x, INDArray weight, INDArray bias, Window window) {
        Size size = window.outputSize((int) x.size(2), (int) x.size(3));
        INDArray y = Floats.create(x.size(0), weight.size(0), size.height(), size.width());
        INDArray images = Floats.contiguous(x);
        INDArray kernels = Floats.contiguous(weight);
        INDArray[] inputs = bias == null ? arrays(images, kernels) : arrays(images, kernels, bias);
        run("conv2d", inputs, arrays(y), arguments(window, x.shape()));
        return y;
    }

    @Override
    public INDArray conv2dInputGradient(
            long[] inputShape, INDArray weight, INDArray gradient, Window window, int groups) {
        if (!isNative(window)) {
            return Unrolled.of(this, window, groups, inputShape).inputGradient(weight, gradient, inputShape);
        }
        if (groups == 1) {
            return inputGradient(inputShape, weight, gradient, window);
        }
        long[] groupShape = {inputShape[0], inputShape[1] / groups, inputShape[2], inputShape[3]};
        return joined(IntStream.range(0, groups)
                .mapToObj(group -> inputGradient(
                        groupShape, share(weight, group, groups), channels(gradient, group, groups), window)));
    }

    private static INDArray inputGradient(long[] inputShape, INDArray weight, INDArray gradient, Window window) {
        INDArray back = Floats.create(inputShape);
        // The operator also wants the input's values and gives the weight's gradient, which play no part here.
        run(
                "conv2d_bp",
                arrays(back, Floats.contiguous(weight), Floats.contiguous(gradient)),
                arrays(back, Floats.create(weight.shape())),
                arguments(window, inputShape));
        return back;
    }

    @Override
    public void conv2dLearnedGradients(
            INDArray x, INDArray gradient, Window window, int groups, LearnedGradients filled) {
        long[] weightShape = filled.weight().shape();
        INDArray weights = isNative(window)
                ? weightGradient(x, weightShape, gradient, window, groups)
                : Unrolled.of(this, window, groups, x.shape()).weightGradient(x, gradient, weightShape);
        filled.weight().assign(weights);
        if (filled.bias() != null) {
            Floats.channelSums(gradient, filled.bias());
        }
    }

    private static INDArray weightGradient(
            INDArray x, long[] weightShape, INDArray gradient, Window window, int groups) {
        if (groups == 1) {
            return weightGradient(x, weightShape, gradient, window);
        }
        long[] groupShape = weightShape.clone();
        groupShape[0] /= groups;
        return Nd4j.concat(
                0,
                IntStream.range(0, groups)
                        .mapToObj(group -> weightGradient(
                                channels(x, group, groups), groupShape, channels(gradient, group, groups), window))
                        .toArray(INDArray[]::new));
    }

    /**
     * At stride 1 the weight's gradient is itself a convolution, of the input with the output's gradient as the kernel, batch and
     * channels changing places: three times as fast as the operator for it.
     */
    private static INDArray weightGradient(INDArray x, long[] weightShape, INDArray gradient, Window window) {
        if (window.stride().equals(Size.square(1))) {
            Window sliding = Window.kernel((int) gradient.size(2), (int) gradient.size(3))
                    .padding(window.padding());
            return channelsFirst(convolve(channelsFirst(x), channelsFirst(gradient), null, sliding));
        }
        INDArray weights = Floats.create(weightShape);
        run(
                "conv2d_bp",
                arrays(Floats.contiguous(x), Floats.zeros(weightShape), Floats.contiguous(gradient)),
                arrays(Floats.create(x.shape()), weights),
                arguments(window, x.shape()));
        return weights;
    }

    /** The part of the channels that a group sees, in memory of its own. */
    private static INDArray channels(INDArray x, int group, int groups) {
        long each = x.size(1) / groups;
        return Nd4jOperators.channels(x, group * each, (group + 1) * each);
    }

    /** The kernels, or the biases, of a group. */
    private static INDArray share(INDArray values, int group, int groups) {
        long each = values.size(0) / groups;
        return values.get(interval(group * each, (group + 1) * each)).dup('c');
    }

    private static INDArray channelsFirst(INDArray x) {
        return x.permute(1, 0, 2, 3).dup('c');
    }

    /**
     * Kernel, stride, padding and dilation, height before width; then 0: numbers as given, 0: NCHW, 1: weights as here.
     *
     * @param images {@code [n, c, h, w]}
     */
    private static long[] arguments(Window window, long... images) {
        Padding padding = window.padding();
        Size kernel = window.kernel();
        return new long[] {
            kernel.height(),
            kernel.width(),
            Engine.harmless(window.stride().height(), images[2] + padding.vertical() - kernel.height()),
            Engine.harmless(window.stride().width(), images[3] + padding.horizontal() - kernel.width()),
            padding.top(),
            padding.left(),
            1,
            1,
            0,
            0,
            1
        };
    }

    @Override
    public void matmul(
            INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray bias, INDArray product) {
        run(
                "matmul",
                arrays(Floats.contiguous(a), Floats.contiguous(b)),
                arrays(product),
                transposeA ? 1 : 0,
                transposeB ? 1 : 0,
                0);
        if (bias != null) {
            Floats.addToRows(product, bias);
        }
    }

    @Override
    public void relu(INDArray x, INDArray y) {
        Nd4j.getExecutioner().exec(new RectifiedLinear(x, y, 0));
    }

    @Override
    public String description() {
        return "ND4J's operators";
    }
}
