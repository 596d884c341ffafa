package dev.stridebook.nn.onnx;

import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import dev.stridebook.shape.Window1d;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A window as ONNX describes it, one entry for each axis that it slides along.
 *
 * @param axes in order
 */
record Sliding(List<AxisWindow> axes) {
    /** How the padding is given: in numbers, or so that the output has the input's size divided by the stride. */
    private enum AutoPad {
        NOTSET,
        VALID,
        SAME_UPPER,
        SAME_LOWER
    }

    /**
     * Reads kernel_shape, strides, dilations, pads and auto_pad.
     *
     * @param kernel that of the weights, or null if the attribute must say it
     */
    static Sliding of(Call call, long[] kernel, Rounding rounding) {
        return of(call, kernel, rounding, false);
    }

    /**
     * Reads the same of a transposed convolution.
     *
     * @param unpadded whether the padding follows from the output's size, and is none here
     */
    static Sliding transposed(Call call, long[] kernel, boolean unpadded) {
        return of(call, kernel, Rounding.FLOOR, unpadded);
    }

    private static Sliding of(Call call, long[] kernel, Rounding rounding, boolean unpaddedYet) {
        Attributes attributes = call.attributes();
        long[] sizes = attributes.integers("kernel_shape", kernel);
        if (sizes == null) {
            throw new OnnxException("it lacks the attribute kernel_shape");
        }
        if (kernel != null && !Arrays.equals(sizes, kernel)) {
            throw new OnnxException("its kernel_shape is %s, but its weights are for %s"
                    .formatted(Arrays.toString(sizes), Arrays.toString(kernel)));
        }
        int count = sizes.length;
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        long[] strides = perAxis(attributes, "strides", count, ones);
        long[] dilations = perAxis(attributes, "dilations", count, ones);
        long[] pads = perAxis(attributes, "pads", 2 * count, new long[2 * count]);
        AutoPad auto =
                AutoPad.valueOf(attributes.choice("auto_pad", "NOTSET", "NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER"));
        List<AxisWindow> axes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AxisWindow unpadded = new AxisWindow(
                    i == count - 1 ? Axis.WIDTH : Axis.HEIGHT,
                    atLeast("kernel_shape", sizes[i], 1),
                    atLeast("strides", strides[i], 1),
                    0,
                    0,
                    atLeast("dilations", dilations[i], 1),
                    rounding);
            int[] padding =
                    switch (unpaddedYet ? AutoPad.VALID : auto) {
                        case NOTSET -> new int[] {atLeast("pads", pads[i], 0), atLeast("pads", pads[count + i], 0)};
                        case VALID -> new int[2];
                        case SAME_UPPER, SAME_LOWER -> same(call, unpadded, i, auto == AutoPad.SAME_LOWER);
                    };
            axes.add(padded(unpadded, padding[0], padding[1]));
        }
        return new Sliding(axes);
    }

    private static long[] perAxis(Attributes attributes, String name, int count, long... otherwise) {
        long[] values = attributes.integers(name, otherwise);
        if (values.length != count) {
            throw new OnnxException(
                    "its attribute %s must have %d numbers, but is %s".formatted(name, count, Arrays.toString(values)));
        }
        return values;
    }

    static int atLeast(String name, long value, int least) {
        if (value < least || value > Integer.MAX_VALUE) {
            throw new OnnxException("its attribute %s must be at least %d, but is %d".formatted(name, least, value));
        }
        return (int) value;
    }

    /** The padding with which the output has the input's size divided by the stride, rounded up. */
    private static int[] same(Call call, AxisWindow window, int axis, boolean lower) {
        long total;
        if (window.stride() == 1) {
            total = window.extent() - 1L;
        } else {
            Shape example = call.requireExample("auto_pad with a stride");
            if (example.dimensions().size() < axis + 2) {
                throw new OnnxException(
                        "it takes channels and %d axes, but its input is %s".formatted(axis + 1, example));
            }
            int input = example.dimensions().get(axis + 1);
            long output = (input + window.stride() - 1L) / window.stride();
            total = Math.max(0, (output - 1) * window.stride() + window.extent() - input);
        }
        int less = Math.toIntExact(total / 2);
        int more = Math.toIntExact(total - less);
        return lower ? new int[] {more, less} : new int[] {less, more};
    }

    static AxisWindow padded(AxisWindow window, int before, int after) {
        return new AxisWindow(
                window.axis(), window.kernel(), window.stride(), before, after, window.dilation(), window.rounding());
    }

    int count() {
        return axes.size();
    }

    /** For one or two axes; of one, the height is 1. A stride of 1, which a convolution has anyway, is left out. */
    Window window() {
        boolean steps = axes.stream().anyMatch(axis -> axis.stride() != 1);
        return steps ? pooling() : window(Window.kernel(kernel().height(), kernel().width()));
    }

    /** The same for pooling, which would move by its kernel if no stride were given. */
    Window pooling() {
        AxisWindow width = axes.get(count() - 1);
        return window(Window.kernel(kernel().height(), kernel().width())
                .stride(count() == 2 ? axes.get(0).stride() : 1, width.stride()));
    }

    private Size kernel() {
        return Size.of(
                count() == 2 ? axes.get(0).kernel() : 1, axes.get(count() - 1).kernel());
    }

    private Window window(Window moving) {
        AxisWindow width = axes.get(count() - 1);
        AxisWindow height = count() == 2 ? axes.get(0) : new AxisWindow(Axis.HEIGHT, 1, 1, 0, 0, 1, width.rounding());
        Window window = moving.dilation(height.dilation(), width.dilation())
                .padding(new Padding(height.before(), height.after(), width.before(), width.after()));
        return width.rounding() == Rounding.CEIL ? window.ceil() : window;
    }

    Window1d line() {
        return new Window1d(window());
    }

    Window1d poolingLine() {
        return new Window1d(pooling());
    }

    boolean isDilated() {
        return axes.stream().anyMatch(axis -> axis.dilation() != 1);
    }

    /** Whether it has neither padding nor a dilation, and rounds down. */
    boolean isPlain() {
        return axes.stream()
                .allMatch(axis -> axis.before() == 0
                        && axis.after() == 0
                        && axis.dilation() == 1
                        && axis.rounding() == Rounding.FLOOR);
    }

    /** Whether no window can see nothing but padding, as pooling layers ask for. */
    boolean isPaddedByHalfAtMost() {
        return axes.stream().allMatch(axis -> Math.max(axis.before(), axis.after()) <= axis.kernel() / 2);
    }

    static Size size(long height, long width) {
        return Size.of(Math.toIntExact(height), Math.toIntExact(width));
    }
}
