package dev.stridebook.nn.engine;

import static dev.stridebook.nn.engine.Nd4jOperators.arrays;
import static dev.stridebook.nn.engine.Nd4jOperators.cut;
import static dev.stridebook.nn.engine.Nd4jOperators.joined;
import static dev.stridebook.nn.engine.Nd4jOperators.run;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;

/**
 * Convolution by ND4J's own operators, which are always there. It asks only for what they do right with every native library:
 * unequal padding and dilation are written out as zeros first, groups are computed one by one.
 */
final class Nd4jEngine implements Engine {
    /** From so many columns on the input's gradient is wrong where a kernel steps down by more than 1 in a single column. */
    private static final int WIDE = 14;

    @Override
    public INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window, int groups) {
        return groups == 1
                ? convolve(x, weight, bias, window)
                : joined(IntStream.range(0, groups)
                        .mapToObj(group -> convolve(
                                channels(x, group, groups),
                                share(weight, group, groups),
                                bias == null ? null : share(bias, group, groups),
                                window)));
    }

    private static INDArray convolve(INDArray x, INDArray weight, INDArray bias, Window window) {
        Size size = window.outputSize((int) x.size(2), (int) x.size(3));
        INDArray y = Floats.create(x.size(0), weight.size(0), size.height(), size.width());
        INDArray padded = padded(x, window.padding());
        INDArray kernel = dilated(weight, window.dilation());
        INDArray[] inputs = bias == null ? arrays(padded, kernel) : arrays(padded, kernel, bias);
        run("conv2d", inputs, arrays(y), arguments(window, padded.shape()));
        return y;
    }

    @Override
    public INDArray conv2dInputGradient(
            long[] inputShape, INDArray weight, INDArray gradient, Window window, int groups) {
        if (groups == 1) {
            return inputGradient(inputShape, weight, gradient, window);
        }
        long[] groupShape = {inputShape[0], inputShape[1] / groups, inputShape[2], inputShape[3]};
        return joined(IntStream.range(0, groups)
                .mapToObj(group -> inputGradient(
                        groupShape, share(weight, group, groups), channels(gradient, group, groups), window)));
    }

    private static INDArray inputGradient(long[] inputShape, INDArray weight, INDArray gradient, Window window) {
        boolean oneColumn = gradient.size(3) == 1 && window.extent().width() >= WIDE;
        if (oneColumn && window.stride().height() > 1) {
            return inputGradientOfOneColumn(inputShape, weight, gradient, window);
        }
        Padding padding = window.padding();
        INDArray kernel = dilated(weight, window.dilation());
        INDArray dPadded = isNative(padding)
                ? Floats.create(inputShape)
                : Floats.create(
                        inputShape[0],
                        inputShape[1],
                        inputShape[2] + padding.vertical(),
                        inputShape[3] + padding.horizontal());
        // The operator also wants the input's values and gives the weight's gradient, which play no part here.
        run(
                "conv2d_bp",
                arrays(dPadded, kernel, Floats.contiguous(gradient)),
                arrays(dPadded, Floats.create(kernel.shape())),
                arguments(window, dPadded.shape()));
        return cropped(dPadded, padding);
    }

    /** Of an input so much wider that the kernel finds a second column, whose gradient is zero. */
    private static INDArray inputGradientOfOneColumn(
            long[] inputShape, INDArray weight, INDArray gradient, Window window) {
        long width = inputShape[3];
        int step =
                (int) (width + window.padding().horizontal() - window.extent().width() + 1);
        INDArray wider = inputGradient(
                new long[] {inputShape[0], inputShape[1], inputShape[2], width + step},
                weight,
                Nd4j.concat(3, gradient, Floats.zeros(gradient.shape())),
                window.stride(window.stride().height(), step));
        return cut(wider, 0, 0, Size.of((int) inputShape[2], (int) width));
    }

    @Override
    public LearnedGradients conv2dLearnedGradients(
            INDArray x, long[] weightShape, boolean withBias, INDArray gradient, Window window, int groups) {
        return new LearnedGradients(
                weightGradient(x, weightShape, gradient, window, groups), withBias ? gradient.sum(0, 2, 3) : null);
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
            INDArray kernels = convolve(channelsFirst(x), channelsFirst(gradient), null, sliding);
            return undilated(channelsFirst(kernels), window.dilation());
        }
        INDArray padded = padded(x, window.padding());
        Size extent = window.extent();
        INDArray kernel = Floats.zeros(weightShape[0], weightShape[1], extent.height(), extent.width());
        INDArray dKernel = Floats.create(kernel.shape());
        run(
                "conv2d_bp",
                arrays(padded, kernel, Floats.contiguous(gradient)),
                arrays(Floats.create(padded.shape()), dKernel),
                arguments(window, padded.shape()));
        return undilated(dKernel, window.dilation());
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

    private static INDArray padded(INDArray x, Padding padding) {
        return isNative(padding)
                ? Floats.contiguous(x)
                : cut(
                        x,
                        -padding.top(),
                        -padding.left(),
                        Size.of((int) x.size(2) + padding.vertical(), (int) x.size(3) + padding.horizontal()));
    }

    private static INDArray cropped(INDArray padded, Padding padding) {
        return isNative(padding)
                ? padded
                : cut(
                        padded,
                        padding.top(),
                        padding.left(),
                        Size.of(
                                (int) padded.size(2) - padding.vertical(),
                                (int) padded.size(3) - padding.horizontal()));
    }

    private static boolean isNative(Padding padding) {
        return padding.isSymmetric();
    }

    /** A dilated kernel is a larger kernel with zeros in the gaps. */
    private static INDArray dilated(INDArray weight, Size dilation) {
        if (dilation.equals(Size.square(1))) {
            return Floats.contiguous(weight);
        }
        INDArray kernel = Floats.zeros(
                weight.size(0),
                weight.size(1),
                (weight.size(2) - 1) * dilation.height() + 1,
                (weight.size(3) - 1) * dilation.width() + 1);
        everyNth(kernel, dilation).assign(weight);
        return kernel;
    }

    private static INDArray undilated(INDArray kernel, Size dilation) {
        return dilation.equals(Size.square(1))
                ? kernel
                : everyNth(kernel, dilation).dup('c');
    }

    private static INDArray everyNth(INDArray kernel, Size dilation) {
        return kernel.get(
                all(), all(), everyNth(kernel.size(2), dilation.height()), everyNth(kernel.size(3), dilation.width()));
    }

    /** ND4J refuses steps beyond an axis, though they lead to its first cell. */
    private static INDArrayIndex everyNth(long length, int step) {
        return length == 1 ? all() : interval(0, step, length);
    }

    /**
     * Kernel, stride, padding and dilation, height before width; then 0: numbers as given, 0: NCHW, 1: weights as here.
     *
     * @param images {@code [n, c, h, w]}, without unequal padding
     */
    private static long[] arguments(Window window, long... images) {
        Padding padding = isNative(window.padding()) ? window.padding() : Padding.NONE;
        Size extent = window.extent();
        return new long[] {
            extent.height(),
            extent.width(),
            Engine.harmless(window.stride().height(), images[2] + padding.vertical() - extent.height()),
            Engine.harmless(window.stride().width(), images[3] + padding.horizontal() - extent.width()),
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
    public INDArray matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray bias) {
        INDArray product = Floats.create(a.size(transposeA ? 1 : 0), b.size(transposeB ? 0 : 1));
        run(
                "matmul",
                arrays(Floats.contiguous(a), Floats.contiguous(b)),
                arrays(product),
                transposeA ? 1 : 0,
                transposeB ? 1 : 0,
                0);
        return bias == null ? product : Floats.addToRows(product, bias);
    }

    @Override
    public String description() {
        return "ND4J's operators";
    }
}
