package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Numbers that are not finite in a convolution. Native code may bring NaN into more cells than they belong in: it multiplies them with
 * zeros that stand for the gaps of a dilation, for padding, or for windows that there are not, and 0 · ∞ is NaN. So cells of a result that
 * are not finite are computed again by the definition, from cells of the input alone. Native code loses none, so the others are right.
 */
final class NotFinite {
    /** Sums of products of numbers no larger than this are finite, however many an array has. */
    private static final float FAR = 1e14f;

    private final Map map;
    private final int in;
    private final int out;
    private final int inEach;
    private final int outEach;
    private final int inArea;
    private final int outArea;

    /**
     * Along both axes, the input cell that each output cell sees at each cell of the kernel, or −1 in the padding.
     *
     * @param rows by output row and kernel row
     * @param columns by output column and kernel column
     */
    private record Map(int[][] rows, int[][] columns, int inWidth) {
        static Map of(Window window, INDArray input, INDArray output) {
            return new Map(
                    sources(window.axis(Axis.HEIGHT), input.size(2), output.size(2)),
                    sources(window.axis(Axis.WIDTH), input.size(3), output.size(3)),
                    (int) input.size(3));
        }

        private static int[][] sources(AxisWindow window, long input, long output) {
            return IntStream.range(0, (int) output)
                    .mapToObj(position -> IntStream.range(0, window.kernel())
                            .map(cell -> {
                                long source = (long) position * window.stride()
                                        - window.before()
                                        + (long) cell * window.dilation();
                                return source >= 0 && source < input ? (int) source : -1;
                            })
                            .toArray())
                    .toArray(int[][]::new);
        }

        int kernelWidth() {
            return columns[0].length;
        }

        int kernelArea() {
            return rows[0].length * kernelWidth();
        }

        int outWidth() {
            return columns.length;
        }

        /** The input cell that an output cell sees at a cell of the kernel, or −1. */
        int source(int output, int kernel) {
            int row = rows[output / outWidth()][kernel / kernelWidth()];
            int column = columns[output % outWidth()][kernel % kernelWidth()];
            return row < 0 || column < 0 ? -1 : row * inWidth + column;
        }
    }

    /**
     * @param input a convolution's, {@code [n, in, h, w]}
     * @param output {@code [n, out, outH, outW]}
     */
    private NotFinite(INDArray input, INDArray output, Window window, int groups) {
        map = Map.of(window, input, output);
        in = (int) input.size(1);
        out = (int) output.size(1);
        inEach = in / groups;
        outEach = out / groups;
        inArea = (int) (input.size(2) * input.size(3));
        outArea = (int) (output.size(2) * output.size(3));
    }

    /**
     * Whether a result may have NaN in too many cells: where there are gaps in the window if it has any, otherwise only if a weight is not
     * finite either. The smaller of both is looked at first.
     *
     * @param x what the result was computed from, beside the weight
     */
    static boolean mayReachFurther(Window window, INDArray weight, INDArray x, INDArray result) {
        if (!window.extent().equals(window.kernel())) {
            return !isFinite(result, weight, x);
        }
        return weight.length() < result.length()
                ? !isFinite(weight) && !isFinite(result)
                : !isFinite(result) && !isFinite(weight);
    }

    /**
     * Whether the gradient of a weight has numbers that are not finite.
     *
     * @param x the input
     * @param gradient of the output
     */
    static boolean mayReachFurther(INDArray x, INDArray gradient, INDArray weightGradient) {
        return !isFinite(weightGradient, x, gradient);
    }

    /** Whether sums of products of two arrays' numbers are finite. Where there are fewer numbers in those, they are looked at first. */
    private static boolean isFinite(INDArray sums, INDArray a, INDArray b) {
        boolean areFewer = a.length() + b.length() < sums.length();
        return areFewer && Floats.isWithin(FAR, a) && Floats.isWithin(FAR, b) || isFinite(sums);
    }

    private static boolean isFinite(INDArray x) {
        return Floats.isWithin(Float.MAX_VALUE, x);
    }

    /**
     * Mends a convolution's output, in place.
     *
     * @param y {@code [n, out, outH, outW]}
     * @param x {@code [n, in, h, w]}
     * @param weight {@code [out, in / groups, kH, kW]}
     * @param bias {@code [out]}, or null
     */
    static void mendOutput(INDArray y, INDArray x, INDArray weight, INDArray bias, Window window, int groups) {
        NotFinite cells = new NotFinite(x, y, window, groups);
        float[] inputs = values(x);
        float[] weights = values(weight);
        float[] biases = bias == null ? null : values(bias);
        mend(y, cells.outArea, (plane, cell) -> {
            int channel = plane % cells.out;
            return cells.output(
                    inputs, weights, plane / cells.out, channel, cell, biases == null ? 0 : biases[channel]);
        });
    }

    private double output(float[] inputs, float[] weights, int image, int channel, int cell, double bias) {
        double sum = bias;
        int firstInput = channel / outEach * inEach;
        for (int i = 0; i < inEach; i++) {
            int plane = (image * in + firstInput + i) * inArea;
            int kernel = (channel * inEach + i) * map.kernelArea();
            for (int k = 0; k < map.kernelArea() && sum == sum; k++) {
                int source = map.source(cell, k);
                if (source >= 0) {
                    sum += (double) inputs[plane + source] * weights[kernel + k];
                }
            }
        }
        return sum;
    }

    /**
     * Mends the gradient of a convolution's input, in place.
     *
     * @param back {@code [n, in, h, w]}
     * @param weight {@code [out, in / groups, kH, kW]}
     * @param gradient {@code [n, out, outH, outW]}
     */
    static void mendInputGradient(INDArray back, INDArray weight, INDArray gradient, Window window, int groups) {
        NotFinite cells = new NotFinite(back, gradient, window, groups);
        float[] weights = values(weight);
        float[] gradients = values(gradient);
        int[][] seenBy = cells.seenBy();
        mend(
                back,
                cells.inArea,
                (plane, cell) ->
                        cells.inputGradient(weights, gradients, plane / cells.in, plane % cells.in, seenBy[cell]));
    }

    /** For each input cell all pairs of an output cell that sees it and the kernel's cell at which it does. */
    private int[][] seenBy() {
        IntStream.Builder[] pairs = new IntStream.Builder[inArea];
        for (int cell = 0; cell < inArea; cell++) {
            pairs[cell] = IntStream.builder();
        }
        for (int output = 0; output < outArea; output++) {
            for (int k = 0; k < map.kernelArea(); k++) {
                int source = map.source(output, k);
                if (source >= 0) {
                    pairs[source].add(output).add(k);
                }
            }
        }
        int[][] seenBy = new int[inArea][];
        for (int cell = 0; cell < inArea; cell++) {
            seenBy[cell] = pairs[cell].build().toArray();
        }
        return seenBy;
    }

    private double inputGradient(float[] weights, float[] gradients, int image, int channel, int... seenBy) {
        double sum = 0;
        int firstOutput = channel / inEach * outEach;
        for (int o = firstOutput; o < firstOutput + outEach; o++) {
            int plane = (image * out + o) * outArea;
            int kernel = (o * inEach + channel % inEach) * map.kernelArea();
            for (int pair = 0; pair < seenBy.length && sum == sum; pair += 2) {
                sum += (double) gradients[plane + seenBy[pair]] * weights[kernel + seenBy[pair + 1]];
            }
        }
        return sum;
    }

    /**
     * Mends the gradient of a convolution's weight, in place.
     *
     * @param learned {@code [out, in / groups, kH, kW]}
     * @param x {@code [n, in, h, w]}
     * @param gradient {@code [n, out, outH, outW]}
     */
    static void mendWeightGradient(INDArray learned, INDArray x, INDArray gradient, Window window, int groups) {
        NotFinite cells = new NotFinite(x, gradient, window, groups);
        float[] inputs = values(x);
        float[] gradients = values(gradient);
        int images = (int) x.size(0);
        mend(
                learned,
                cells.map.kernelArea(),
                (kernel, cell) -> cells.weightGradient(inputs, gradients, images, kernel, cell));
    }

    private double weightGradient(float[] inputs, float[] gradients, int images, int kernel, int cell) {
        double sum = 0;
        int output = kernel / inEach;
        int input = output / outEach * inEach + kernel % inEach;
        for (int image = 0; image < images; image++) {
            int from = (image * in + input) * inArea;
            int by = (image * out + output) * outArea;
            for (int position = 0; position < outArea && sum == sum; position++) {
                int source = map.source(position, cell);
                if (source >= 0) {
                    sum += (double) inputs[from + source] * gradients[by + position];
                }
            }
        }
        return sum;
    }

    @FunctionalInterface
    private interface Cell {
        double compute(int plane, int cell);
    }

    private static void mend(INDArray result, int area, Cell definition) {
        float[] values = values(result);
        Parallel.forEach(values.length / area, plane -> {
            for (int cell = 0; cell < area; cell++) {
                if (!Float.isFinite(values[plane * area + cell])) {
                    values[plane * area + cell] = (float) definition.compute(plane, cell);
                }
            }
        });
        Floats.of(result).put(values);
    }

    private static float[] values(INDArray x) {
        INDArray inOrder = Floats.contiguous(x);
        float[] values = new float[(int) inOrder.length()];
        Floats.of(inOrder).get(values);
        Reference.reachabilityFence(inOrder);
        return values;
    }
}
