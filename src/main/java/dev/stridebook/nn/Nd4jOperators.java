package dev.stridebook.nn;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;

/**
 * The one place that calls ND4J's native operators. It asks only for what they do right with every native library: unequal
 * padding and dilation are written out as zeros first. Arguments must have been checked.
 */
final class Nd4jOperators {
    private Nd4jOperators() {}

    /**
     * @param x {@code [n, in, h, w]}
     * @param weight {@code [out, in / groups, kH, kW]}
     * @param bias {@code [out]}, or null
     */
    static INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window, int groups) {
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

    /**
     * The gradient of {@link #conv2d} with respect to its input.
     *
     * @param inputShape {@code [n, in, h, w]}
     */
    static INDArray conv2dInputGradient(
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

    /**
     * The gradient of {@link #conv2d} with respect to its weight.
     *
     * @param weightShape {@code [out, in / groups, kH, kW]}
     */
    static INDArray conv2dWeightGradient(INDArray x, long[] weightShape, INDArray gradient, Window window, int groups) {
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
        return channels(x, group * each, (group + 1) * each);
    }

    /** Some channels of images, in memory of their own. */
    static INDArray channels(INDArray x, long from, long to) {
        return x.isEmpty()
                ? Floats.create(x.size(0), to - from, x.size(2), x.size(3))
                : x.get(all(), interval(from, to), all(), all()).dup('c');
    }

    /** The kernels, or the biases, of a group. */
    private static INDArray share(INDArray values, int group, int groups) {
        long each = values.size(0) / groups;
        return values.get(interval(group * each, (group + 1) * each)).dup('c');
    }

    /** Images of the same size, their channels one after the other. */
    static INDArray joined(Stream<INDArray> images) {
        return Nd4j.concat(1, images.toArray(INDArray[]::new));
    }

    /** {@code x · weightᵀ + bias} for {@code x} as {@code [n, in]} and weight as {@code [out, in]}; bias may be null. */
    static INDArray linear(INDArray x, INDArray weight, INDArray bias) {
        INDArray y = matmul(x, false, weight, true);
        if (bias != null) {
            run("biasadd", arrays(y, bias), arrays(y));
        }
        return y;
    }

    /** The product of two matrices, either of them transposed first. */
    static INDArray matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB) {
        INDArray product = Floats.create(a.size(transposeA ? 1 : 0), b.size(transposeB ? 0 : 1));
        run(
                "matmul",
                arrays(Floats.contiguous(a), Floats.contiguous(b)),
                arrays(product),
                transposeA ? 1 : 0,
                transposeB ? 1 : 0,
                0);
        return product;
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

    /**
     * A rectangle of each plane, with zeros where it reaches beyond the plane.
     *
     * @param top the rectangle's first row; negative begins above the plane
     * @param left its first column
     */
    static INDArray cut(INDArray x, int top, int left, Size size) {
        if (top == 0 && left == 0 && size.height() == x.size(2) && size.width() == x.size(3)) {
            return Floats.contiguous(x);
        }
        INDArray cut = Floats.zeros(x.size(0), x.size(1), size.height(), size.width());
        long bottom = Math.min(x.size(2), (long) top + size.height());
        long right = Math.min(x.size(3), (long) left + size.width());
        long firstRow = Math.max(0, top);
        long firstColumn = Math.max(0, left);
        if (firstRow < bottom && firstColumn < right) {
            cut.get(all(), all(), interval(firstRow - top, bottom - top), interval(firstColumn - left, right - left))
                    .assign(x.get(all(), all(), interval(firstRow, bottom), interval(firstColumn, right)));
        }
        return cut;
    }

    /** Adds to each channel of {@code y} its bias, in place. */
    static INDArray addBias(INDArray y, INDArray bias) {
        return y.addi(bias.reshape(1, bias.length(), 1, 1));
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
            harmless(window.stride().height(), images[2] + padding.vertical() - extent.height()),
            harmless(window.stride().width(), images[3] + padding.horizontal() - extent.width()),
            padding.top(),
            padding.left(),
            1,
            1,
            0,
            0,
            1
        };
    }

    /** A stride out of the image is like one just out of it, but the native code counts in ints and would crash. */
    private static long harmless(int stride, long free) {
        return Math.min(stride, free + 1);
    }

    private static INDArray[] arrays(INDArray... arrays) {
        return arrays;
    }

    private static void run(String operator, INDArray[] inputs, INDArray[] outputs, long... arguments) {
        try (OpContext context = Nd4j.getExecutioner().buildContext()) {
            context.setInputArrays(inputs);
            context.setOutputArrays(outputs);
            if (arguments.length > 0) {
                context.setIArguments(arguments);
            }
            Nd4j.getExecutioner().exec(DynamicCustomOp.builder(operator).build(), context);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("ND4J's " + operator + " failed.", failure);
        }
    }
}
