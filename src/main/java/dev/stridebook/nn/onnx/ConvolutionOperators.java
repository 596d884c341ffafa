package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Conv1d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.ConvTranspose1d;
import dev.stridebook.nn.ConvTranspose2d;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Convolutions along one or two axes, and transposed ones. */
final class ConvolutionOperators {
    static final Map<String, Operator> BY_NAME =
            Map.of("Conv", ConvolutionOperators::conv, "ConvTranspose", ConvolutionOperators::transposed);

    private ConvolutionOperators() {}

    private static void conv(Call call) {
        call.requireInputs(2, 3);
        INDArray weight = weight(call);
        int groups = groups(call);
        Sliding sliding = Sliding.of(call, kernel(weight), Rounding.FLOOR);
        int in = Math.multiplyExact((int) weight.size(1), groups);
        int out = (int) weight.size(0);
        if (sliding.count() == 1) {
            Conv1d layer = new Conv1d(in, out, sliding.line()).groups(groups);
            call.becomes(
                    call.has(2)
                            ? layer.with(weight, bias(call))
                            : layer.withoutBias().with(weight));
        } else {
            Conv2d layer = new Conv2d(in, out, sliding.window()).groups(groups);
            call.becomes(
                    call.has(2)
                            ? layer.with(weight, bias(call))
                            : layer.withoutBias().with(weight));
        }
    }

    private static void transposed(Call call) {
        call.requireInputs(2, 3);
        INDArray weight = weight(call);
        int groups = groups(call);
        int out = Math.multiplyExact((int) weight.size(1), groups);
        Attributes attributes = call.attributes();
        long[] outputShape = attributes.integers("output_shape", (long[]) null);
        String auto = attributes.text("auto_pad", "NOTSET");
        boolean same = auto.startsWith("SAME_");
        Sliding sliding = Sliding.transposed(call, kernel(weight), outputShape != null || same);
        int count = sliding.count();
        long[] extra = attributes.integers("output_padding", new long[count]);
        if (extra.length != count) {
            throw new OnnxException("its attribute output_padding must have %d numbers, but is %s"
                    .formatted(count, Arrays.toString(extra)));
        }
        if (outputShape != null || same) {
            sliding = cutTo(call, sliding, extra, outputShape, auto.equals("SAME_UPPER"));
        }
        Size outputPadding = Sliding.size(count == 2 ? extra[0] : 0, extra[count - 1]);
        if (count == 1) {
            ConvTranspose1d layer = new ConvTranspose1d((int) weight.size(0), out, sliding.line())
                    .outputPadding(outputPadding.width())
                    .groups(groups);
            call.becomes(
                    call.has(2)
                            ? layer.with(weight, bias(call))
                            : layer.withoutBias().with(weight));
            return;
        }
        ConvTranspose2d layer = new ConvTranspose2d((int) weight.size(0), out, sliding.window())
                .outputPadding(outputPadding.height(), outputPadding.width())
                .groups(groups);
        call.becomes(
                call.has(2)
                        ? layer.with(weight, bias(call))
                        : layer.withoutBias().with(weight));
    }

    /** Cuts so much off that the output has the size that is asked for; without one, the input's size times the stride. */
    private static Sliding cutTo(Call call, Sliding sliding, long[] extra, long[] outputShape, boolean upper) {
        Shape example = call.requireExample("the padding of a transposed convolution");
        List<AxisWindow> axes = new ArrayList<>();
        int count = sliding.count();
        if (outputShape != null && outputShape.length < count
                || example.dimensions().size() != count + 1) {
            throw new OnnxException("it takes channels and %d axes, but its input is %s and its output_shape %s"
                    .formatted(count, example, Arrays.toString(outputShape)));
        }
        for (int i = 0; i < count; i++) {
            AxisWindow axis = sliding.axes().get(i);
            int input = example.dimensions().get(i + 1);
            long wanted =
                    outputShape == null ? (long) input * axis.stride() : outputShape[outputShape.length - count + i];
            long cut = (input - 1L) * axis.stride() + axis.extent() + extra[i] - wanted;
            if (cut < 0 && outputShape != null) {
                extra[i] -= cut;
            }
            cut = Math.max(0, cut);
            int half = Math.toIntExact(cut / 2);
            int rest = Math.toIntExact(cut - half);
            axes.add(upper ? Sliding.padded(axis, half, rest) : Sliding.padded(axis, rest, half));
        }
        return new Sliding(axes);
    }

    private static INDArray weight(Call call) {
        INDArray weight = call.floats(1, "weights");
        if (weight.isEmpty() || weight.rank() < 3 || weight.rank() > 4) {
            throw new OnnxException(
                    "its weights have the shape %s, but supported are convolutions along one axis, [out, in, k], or two, [out, in, kH, kW]"
                            .formatted(Shapes.text(weight)));
        }
        return weight;
    }

    private static INDArray bias(Call call) {
        return call.floats(2, "bias");
    }

    private static long[] kernel(INDArray weight) {
        return Arrays.copyOfRange(weight.shape(), 2, weight.rank());
    }

    private static int groups(Call call) {
        return Sliding.atLeast("group", call.attributes().integer("group", 1), 1);
    }
}
