package dev.stridebook.nn.onnx;

import dev.stridebook.nn.AdaptiveAvgPool1d;
import dev.stridebook.nn.AdaptiveAvgPool2d;
import dev.stridebook.nn.AdaptiveMaxPool1d;
import dev.stridebook.nn.AvgPool1d;
import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.GlobalMaxPool2d;
import dev.stridebook.nn.LPPool1d;
import dev.stridebook.nn.LPPool2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.MaxPool1d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.onnx.AlongAxes.Along;
import dev.stridebook.nn.onnx.AlongAxes.Line;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Pooling along any number of axes. */
final class PoolingOperators {
    static final Map<String, Operator> BY_NAME = Map.of(
            "MaxPool", PoolingOperators::max,
            "AveragePool", PoolingOperators::average,
            "LpPool", PoolingOperators::norm,
            "GlobalMaxPool", PoolingOperators::globalMax,
            "GlobalAveragePool", PoolingOperators::globalAverage,
            "GlobalLpPool", PoolingOperators::globalNorm,
            "MaxUnpool", Unpooling::unpool);

    private PoolingOperators() {}

    private static void max(Call call) {
        call.requireInputs(1, 1);
        Sliding sliding = sliding(call);
        boolean columnMajor = call.attributes().flag("storage_order", false);
        call.becomes(max(sliding));
        if (call.isUsed(1)) {
            Unpooling.indices(call, sliding, columnMajor);
        }
    }

    private static Layer max(Sliding sliding) {
        if (sliding.count() > 2 || !sliding.isPaddedByHalfAtMost()) {
            return AlongAxes.maxima("max pool", along(sliding, axis -> seen(axis, false)));
        }
        return sliding.count() == 1 ? new MaxPool1d(sliding.poolingLine()) : new MaxPool2d(sliding.pooling());
    }

    private static void average(Call call) {
        call.requireInputs(1, 1);
        Sliding sliding = sliding(call);
        boolean counted = call.attributes().flag("count_include_pad", false);
        if (sliding.count() > 2 || !sliding.isPaddedByHalfAtMost() || sliding.isDilated()) {
            call.becomes(AlongAxes.sums("average pool", 0, along(sliding, axis -> averages(axis, counted))));
        } else if (sliding.count() == 1) {
            call.becomes(new AvgPool1d(sliding.poolingLine()).countIncludePad(counted));
        } else {
            call.becomes(new AvgPool2d(sliding.pooling()).countIncludePad(counted));
        }
    }

    private static void norm(Call call) {
        call.requireInputs(1, 1);
        Sliding sliding = sliding(call);
        double p = power(call);
        if (p % 2 == 0 && sliding.isPlain() && sliding.count() <= 2) {
            call.becomes(
                    sliding.count() == 1 ? new LPPool1d(p, sliding.poolingLine()) : new LPPool2d(p, sliding.pooling()));
            return;
        }
        call.becomes(toThe(p), AlongAxes.sums("sum pool", 0, along(sliding, axis -> seen(axis, true))), root(p));
    }

    private static Sliding sliding(Call call) {
        boolean ceil = call.attributes().flag("ceil_mode", false);
        Sliding sliding = Sliding.of(call, null, ceil ? Rounding.CEIL : Rounding.FLOOR);
        if (sliding.count() == 0) {
            throw new OnnxException("its kernel_shape is empty");
        }
        return sliding;
    }

    private interface LinesOf {
        AlongAxes.Lines of(AxisWindow axis);
    }

    private static AlongAxes.Axes along(Sliding sliding, LinesOf lines) {
        List<Along> axes = new ArrayList<>();
        for (int i = 0; i < sliding.count(); i++) {
            axes.add(new Along(i + 2, lines.of(sliding.axes().get(i))));
        }
        return rank -> axes;
    }

    /** What each position of the window shows of the input. */
    private static AlongAxes.Lines seen(AxisWindow window, boolean summed) {
        return length -> {
            int[][] sources = sources(window, length);
            return new Line(
                    sources,
                    summed
                            ? Arrays.stream(sources)
                                    .map(seen -> equal(seen.length, 1))
                                    .toArray(float[][]::new)
                            : null);
        };
    }

    private static AlongAxes.Lines averages(AxisWindow window, boolean counted) {
        return length -> {
            int[][] sources = sources(window, length);
            float[][] weights = new float[sources.length][];
            for (int i = 0; i < weights.length; i++) {
                long start = (long) i * window.stride() - window.before();
                long cells = counted
                        ? Math.min(
                                window.kernel(),
                                Math.floorDiv(length + window.after() - 1 - start, window.dilation()) + 1)
                        : sources[i].length;
                weights[i] = equal(sources[i].length, 1f / cells);
            }
            return new Line(sources, weights);
        };
    }

    private static int[][] sources(AxisWindow window, int length) {
        int[][] sources =
                new int[AlongAxes.requireLength(window.slideOver(length).output())][];
        for (int i = 0; i < sources.length; i++) {
            long start = (long) i * window.stride() - window.before();
            long dilation = window.dilation();
            long first = Math.max(0, -Math.floorDiv(start, dilation));
            long last = Math.min(window.kernel() - 1L, Math.floorDiv(length - 1 - start, dilation));
            sources[i] = LongStream.rangeClosed(first, last)
                    .mapToInt(cell -> (int) (start + cell * dilation))
                    .toArray();
        }
        return sources;
    }

    private static float[] equal(int count, float weight) {
        float[] weights = new float[count];
        Arrays.fill(weights, weight);
        return weights;
    }

    private static void globalMax(Call call) {
        call.requireInputs(1, 1);
        call.becomes(
                isImages(call)
                        ? new GlobalMaxPool2d()
                        : isLines(call)
                                ? new AdaptiveMaxPool1d(1)
                                : AlongAxes.maxima("global max pool", AlongAxes.spatial(PoolingOperators::all)));
    }

    private static void globalAverage(Call call) {
        call.requireInputs(1, 1);
        call.becomes(
                isImages(call)
                        ? AdaptiveAvgPool2d.global()
                        : isLines(call)
                                ? new AdaptiveAvgPool1d(1)
                                : AlongAxes.sums("global average pool", 0, AlongAxes.spatial(PoolingOperators::mean)));
    }

    private static void globalNorm(Call call) {
        call.requireInputs(1, 1);
        double p = power(call);
        call.becomes(toThe(p), AlongAxes.sums("global sum pool", 0, AlongAxes.spatial(PoolingOperators::all)), root(p));
    }

    static boolean isImages(Call call) {
        return call.example().filter(Shape::isImage).isPresent();
    }

    private static boolean isLines(Call call) {
        return call.example()
                .filter(example -> example.dimensions().size() == 2)
                .isPresent();
    }

    /** The sum, or the largest, of a whole line. */
    static Line all(int length) {
        return new Line(new int[][] {IntStream.range(0, length).toArray()}, new float[][] {equal(length, 1)});
    }

    /** The mean of a whole line. */
    static Line mean(int length) {
        return new Line(new int[][] {IntStream.range(0, length).toArray()}, new float[][] {equal(length, 1f / length)});
    }

    private static double power(Call call) {
        double p = call.attributes().integer("p", 2);
        if (p < 1) {
            throw new OnnxException("its attribute p must be at least 1, but is %s".formatted(p));
        }
        return p;
    }

    private static Pointwise toThe(double p) {
        return new Pointwise(
                "|x|^" + (long) p,
                x -> Math.pow(Math.abs(x), p),
                x -> p * Math.pow(Math.abs(x), p - 1) * Math.signum(x));
    }

    /** Its slope at 0, which is infinite, counts as 0. */
    private static Pointwise root(double p) {
        return new Pointwise(
                "x^(1/" + (long) p + ")", x -> Math.pow(x, 1 / p), x -> x == 0 ? 0 : Math.pow(x, 1 / p - 1) / p);
    }
}
