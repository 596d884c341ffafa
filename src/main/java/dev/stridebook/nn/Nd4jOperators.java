package dev.stridebook.nn;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The one place that calls ND4J's native operators. It asks only for what they do right with every native library: unequal
 * padding and dilation are written out as zeros first. Arguments must have been checked.
 */
final class Nd4jOperators {
    private Nd4jOperators() {}

    /**
     * The gradients of a convolution.
     *
     * @param input null where it was not asked for
     * @param bias null where the convolution has none
     */
    record ConvolutionGradient(INDArray input, INDArray weight, INDArray bias) {}

    /**
     * @param x {@code [n, in, h, w]}
     * @param weight {@code [out, in, kH, kW]}
     * @param bias {@code [out]}, or null
     */
    static INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window) {
        Size size = outputSize(x, window);
        INDArray y = Floats.create(x.size(0), weight.size(0), size.height(), size.width());
        INDArray padded = padded(x, window.padding());
        INDArray kernel = dilated(weight, window.dilation());
        INDArray[] inputs = bias == null ? arrays(padded, kernel) : arrays(padded, kernel, bias);
        run("conv2d", inputs, arrays(y), arguments(window));
        return y;
    }

    /** All gradients of {@link #conv2d}. */
    static ConvolutionGradient conv2dBackward(
            INDArray x, INDArray weight, boolean withBias, INDArray gradient, Window window) {
        INDArray padded = padded(x, window.padding());
        INDArray kernel = dilated(weight, window.dilation());
        INDArray dPadded = Floats.create(padded.shape());
        INDArray dKernel = Floats.create(kernel.shape());
        INDArray dBias = withBias ? Floats.create(weight.size(0)) : null;
        INDArray dY = Floats.contiguous(gradient);
        // With a bias the operator wants it as an input too, though its values play no part.
        run(
                "conv2d_bp",
                withBias ? arrays(padded, kernel, dBias, dY) : arrays(padded, kernel, dY),
                withBias ? arrays(dPadded, dKernel, dBias) : arrays(dPadded, dKernel),
                arguments(window));
        return new ConvolutionGradient(
                cropped(dPadded, window.padding()), undilated(dKernel, window.dilation()), dBias);
    }

    /**
     * The gradients of {@link #conv2d} without the input's. At stride 1 the weight's gradient is itself a convolution, of the
     * input with the output's gradient as the kernel, batch and channels changing places: three times as fast.
     */
    static ConvolutionGradient conv2dParametersBackward(
            INDArray x, INDArray weight, boolean withBias, INDArray gradient, Window window) {
        if (!window.stride().equals(Size.square(1))) {
            return conv2dBackward(x, weight, withBias, gradient, window);
        }
        Window sliding =
                Window.kernel((int) gradient.size(2), (int) gradient.size(3)).padding(window.padding());
        INDArray kernels = conv2d(channelsFirst(x), channelsFirst(gradient), null, sliding);
        return new ConvolutionGradient(
                null, undilated(channelsFirst(kernels), window.dilation()), withBias ? gradient.sum(0, 2, 3) : null);
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

    static INDArray relu(INDArray x) {
        return Transforms.relu(x, true);
    }

    /** The gradient where the output is positive, 0 elsewhere. Faster than ND4J's own operator for it. */
    static INDArray reluBackward(INDArray output, INDArray gradient) {
        return Transforms.sign(output, true).muli(gradient);
    }

    private static Size outputSize(INDArray x, Window window) {
        return window.outputSize((int) x.size(2), (int) x.size(3));
    }

    private static INDArray channelsFirst(INDArray x) {
        return x.permute(1, 0, 2, 3).dup('c');
    }

    private static INDArray padded(INDArray x, Padding padding) {
        if (isNative(padding)) {
            return Floats.contiguous(x);
        }
        INDArray padded = Nd4j.zeros(
                DataType.FLOAT, x.size(0), x.size(1), x.size(2) + padding.vertical(), x.size(3) + padding.horizontal());
        inner(padded, padding).assign(x);
        return padded;
    }

    private static INDArray cropped(INDArray padded, Padding padding) {
        return isNative(padding) ? padded : inner(padded, padding).dup('c');
    }

    private static INDArray inner(INDArray padded, Padding padding) {
        return padded.get(
                all(),
                all(),
                interval(padding.top(), padded.size(2) - padding.bottom()),
                interval(padding.left(), padded.size(3) - padding.right()));
    }

    private static boolean isNative(Padding padding) {
        return padding.isSymmetric();
    }

    /** A dilated kernel is a larger kernel with zeros in the gaps. */
    private static INDArray dilated(INDArray weight, Size dilation) {
        if (dilation.equals(Size.square(1))) {
            return Floats.contiguous(weight);
        }
        INDArray kernel = Nd4j.zeros(
                DataType.FLOAT,
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
                all(),
                all(),
                interval(0, dilation.height(), kernel.size(2)),
                interval(0, dilation.width(), kernel.size(3)));
    }

    /** Kernel, stride, padding and dilation, height before width; then 0: numbers as given, 0: NCHW, 1: weights as here. */
    private static long[] arguments(Window window) {
        Padding padding = isNative(window.padding()) ? window.padding() : Padding.NONE;
        Size extent = window.extent();
        return new long[] {
            extent.height(),
            extent.width(),
            window.stride().height(),
            window.stride().width(),
            padding.top(),
            padding.left(),
            1,
            1,
            0,
            0,
            1
        };
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
