package dev.stridebook.bench;

import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.ReLU;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A layer and its input, to be timed. Its text, such as {@code conv 64x10x12x12 o20 k5 s1 p0 d1 g1}, is passed to other processes.
 *
 * @param op {@code conv}, {@code maxpool}, {@code avgpool}, {@code relu} or {@code linear}
 * @param input the batch first
 * @param out channels or features that come out; 0 where the layer keeps them
 * @param kernel side of the window; 0 where there is none
 */
record LayerCase(
        String op, List<Integer> input, int out, int kernel, int stride, int padding, int dilation, int groups) {
    private static final Pattern TEXT = Pattern.compile(
            "(conv|maxpool|avgpool|relu|linear) (\\d+(?:x\\d+)*) o(\\d+) k(\\d+) s(\\d+) p(\\d+) d(\\d+) g(\\d+)");

    static LayerCase conv(int batch, int in, int size, int out, int kernel) {
        return new LayerCase("conv", List.of(batch, in, size, size), out, kernel, 1, 0, 1, 1);
    }

    static LayerCase maxPool(int batch, int channels, int size, int kernel) {
        return new LayerCase("maxpool", List.of(batch, channels, size, size), 0, kernel, kernel, 0, 1, 1);
    }

    static LayerCase avgPool(int batch, int channels, int size, int kernel) {
        return new LayerCase("avgpool", List.of(batch, channels, size, size), 0, kernel, kernel, 0, 1, 1);
    }

    static LayerCase relu(int batch, int channels, int size) {
        return new LayerCase("relu", List.of(batch, channels, size, size), 0, 0, 1, 0, 1, 1);
    }

    static LayerCase linear(int batch, int in, int out) {
        return new LayerCase("linear", List.of(batch, in), out, 0, 1, 0, 1, 1);
    }

    LayerCase stride(int newStride) {
        return new LayerCase(op, input, out, kernel, newStride, padding, dilation, groups);
    }

    LayerCase padding(int newPadding) {
        return new LayerCase(op, input, out, kernel, stride, newPadding, dilation, groups);
    }

    LayerCase dilation(int newDilation) {
        return new LayerCase(op, input, out, kernel, stride, padding, newDilation, groups);
    }

    LayerCase groups(int newGroups) {
        return new LayerCase(op, input, out, kernel, stride, padding, dilation, newGroups);
    }

    /**
     * @throws IllegalArgumentException if it is no {@link #text}
     */
    static LayerCase parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"%s\" is not like \"%s\"."
                    .formatted(text, conv(64, 10, 12, 20, 5).text()));
        }
        return new LayerCase(
                matcher.group(1),
                Arrays.stream(matcher.group(2).split("x")).map(Integer::valueOf).toList(),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4)),
                Integer.parseInt(matcher.group(5)),
                Integer.parseInt(matcher.group(6)),
                Integer.parseInt(matcher.group(7)),
                Integer.parseInt(matcher.group(8)));
    }

    String text() {
        return "%s %s o%d k%d s%d p%d d%d g%d"
                .formatted(op, sizes(input, "x"), out, kernel, stride, padding, dilation, groups);
    }

    Layer layer() {
        var random = new SplittableRandom(1);
        return switch (op) {
            case "conv" -> {
                var conv = new Conv2d(input.get(1), out, window().dilation(dilation), random);
                yield groups == 1 ? conv : conv.groups(groups);
            }
            case "maxpool" -> new MaxPool2d(window());
            case "avgpool" -> new AvgPool2d(window());
            case "relu" -> new ReLU();
            case "linear" -> new Linear(input.get(1), out, random);
            default -> throw new IllegalArgumentException(op);
        };
    }

    private Window window() {
        return Window.kernel(kernel).stride(stride).padding(padding);
    }

    long[] inputShape() {
        return input.stream().mapToLong(Integer::longValue).toArray();
    }

    /** Returns the multiply-accumulates of the forward direction for the whole batch. */
    long macs() {
        return input.get(0) * layer().cost(example()).macs();
    }

    private Shape example() {
        return new Shape(input.subList(1, input.size()));
    }

    /** Returns how many numbers go in and come out. */
    long values() {
        return input.get(0)
                * (example().values() + layer().outputShape(example()).values());
    }

    /** Returns the multiply-accumulates of the gradients: as many as forward for the weights', and as many for the input's. */
    long macs(Direction direction) {
        return direction == Direction.FORWARD ? macs() : 2 * macs();
    }

    enum Direction {
        FORWARD,
        BACKWARD
    }

    /** Returns a readable form: {@code conv 64×10×12×12 → 20, kernel 5}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(op).append(' ').append(sizes(input, "×"));
        if (out > 0) {
            text.append(" → ").append(out);
        }
        if (kernel > 0) {
            text.append(", kernel ").append(kernel);
        }
        if (stride > 1) {
            text.append(", stride ").append(stride);
        }
        if (padding > 0) {
            text.append(", padding ").append(padding);
        }
        if (dilation > 1) {
            text.append(", dilation ").append(dilation);
        }
        if (groups > 1) {
            text.append(groups == input.get(1) ? ", depthwise" : ", groups " + groups);
        }
        return text.toString();
    }

    private static String sizes(List<Integer> sizes, String separator) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(separator));
    }
}
