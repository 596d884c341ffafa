package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Upsample;
import dev.stridebook.nn.onnx.AlongAxes.Along;
import dev.stridebook.nn.onnx.Value.Whole;
import dev.stridebook.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/** Making maps larger or smaller. */
final class ResizeOperators {
    /** Since then the operator says where its output cells lie on the input. */
    private static final int SAYS_WHERE = 11;

    static final Map<String, Operator> BY_NAME =
            Map.of("Resize", ResizeOperators::resize, "Upsample", ResizeOperators::upsample);

    private ResizeOperators() {}

    /** The scales are an attribute in the oldest files. */
    private static void upsample(Call call) {
        call.requireInputs(1, 2);
        float[] scales = call.has(1) ? scales(call, 1) : call.attributes().numbers("scales");
        convert(call, older(call), scales, null, axes(call, scales.length), new double[2 * scales.length]);
    }

    private static Interpolation older(Call call) {
        String mode = call.attributes().choice("mode", "nearest", "nearest", "linear", "bilinear");
        return new Interpolation(
                mode.equals("nearest") ? Interpolation.Mode.NEAREST : Interpolation.Mode.LINEAR,
                Interpolation.Where.ASYMMETRIC,
                Interpolation.Nearest.FLOOR,
                0,
                false,
                false,
                0);
    }

    private static void resize(Call call) {
        call.requireInputs(1, 4);
        if (call.opset() < SAYS_WHERE) {
            call.requireInputs(2, 2);
            float[] scales = scales(call, 1);
            convert(call, older(call), scales, null, axes(call, scales.length), new double[2 * scales.length]);
            return;
        }
        boolean scaled = call.has(2)
                && call.constant(2, "scales").shape().length == 1
                && call.constant(2, "scales").shape()[0] > 0;
        if (scaled == call.has(3)) {
            throw new OnnxException("it needs either scales or sizes");
        }
        Attributes attributes = call.attributes();
        Interpolation interpolation = new Interpolation(
                Interpolation.Mode.valueOf(upper(attributes.choice("mode", "nearest", "nearest", "linear", "cubic"))),
                Interpolation.Where.valueOf(upper(attributes.choice(
                        "coordinate_transformation_mode",
                        "half_pixel",
                        "half_pixel",
                        "half_pixel_symmetric",
                        "pytorch_half_pixel",
                        "align_corners",
                        "asymmetric",
                        "tf_crop_and_resize"))),
                Interpolation.Nearest.valueOf(upper(attributes.choice(
                        "nearest_mode",
                        "round_prefer_floor",
                        "round_prefer_floor",
                        "round_prefer_ceil",
                        "floor",
                        "ceil"))),
                attributes.number("cubic_coeff_a", -0.75),
                attributes.flag("exclude_outside", false),
                attributes.flag("antialias", false),
                (float) attributes.number("extrapolation_value", 0));
        float[] scales = scaled ? scales(call, 2) : null;
        long[] sizes = scaled ? null : call.integers(3, "sizes");
        int count = scaled ? scales.length : sizes.length;
        int[] axes = axes(call, count);
        String policy =
                attributes.choice("keep_aspect_ratio_policy", "stretch", "stretch", "not_larger", "not_smaller");
        if (!policy.equals("stretch") && sizes != null) {
            scales = keepingRatio(call, axes, sizes, policy.equals("not_larger"));
        }
        convert(call, interpolation, scales, sizes, axes, roi(call, interpolation, count));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static int[] axes(Call call, int count) {
        long[] axes =
                call.attributes().integers("axes", LongStream.range(0, count).toArray());
        if (axes.length != count) {
            throw new OnnxException("it has %d scales or sizes for %d axes".formatted(count, axes.length));
        }
        return Arrays.stream(axes).mapToInt(call::axis).toArray();
    }

    private static float[] scales(Call call, int input) {
        float[] scales = call.floats(input, "scales").isEmpty()
                ? new float[0]
                : call.floats(input, "scales").dup('c').data().asFloat();
        for (float scale : scales) {
            if (!(scale > 0 && scale <= Integer.MAX_VALUE)) {
                throw new OnnxException("its scales must be larger than 0, but one is %s".formatted(scale));
            }
        }
        return scales;
    }

    private static double[] roi(Call call, Interpolation interpolation, int count) {
        if (interpolation.where() != Interpolation.Where.TF_CROP_AND_RESIZE) {
            return new double[2 * count];
        }
        double[] roi = call.has(1) ? call.floats(1, "roi").dup('c').data().asDouble() : new double[0];
        if (roi.length != 2 * count) {
            throw new OnnxException("its roi must have %d numbers, but has %d".formatted(2 * count, roi.length));
        }
        return roi;
    }

    /** The same scale for all axes, so that none is larger, or smaller, than asked for. */
    private static float[] keepingRatio(Call call, int[] axes, long[] sizes, boolean notLarger) {
        Shape example = call.requireExample("keep_aspect_ratio_policy");
        double scale = notLarger ? Double.POSITIVE_INFINITY : 0;
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] == 0) {
                throw new OnnxException("keep_aspect_ratio_policy for the batch axis is not supported");
            }
            double ratio = (double) sizes[i] / example.dimensions().get(axes[i] - 1);
            scale = notLarger ? Math.min(scale, ratio) : Math.max(scale, ratio);
        }
        float[] scales = new float[axes.length];
        for (int i = 0; i < axes.length; i++) {
            sizes[i] = Math.round(scale * example.dimensions().get(axes[i] - 1));
            scales[i] = (float) scale;
        }
        return scales;
    }

    /**
     * @param scales null where the sizes say everything
     * @param sizes null where the scales say everything
     */
    private static void convert(
            Call call, Interpolation interpolation, float[] scales, long[] sizes, int[] axes, double... roi) {
        boolean crops = interpolation.where() == Interpolation.Where.TF_CROP_AND_RESIZE;
        List<Along> alongs = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            boolean same = scales != null ? scales[i] == 1 && sizes == null : isBatch(call, axes[i], sizes[i]);
            double start = roi[i];
            double end = roi[axes.length + i];
            if (same && (!crops || start == 0 && end == 1)) {
                continue;
            }
            if (axes[i] == 0) {
                throw new OnnxException("it resizes the batch axis, which is not supported");
            }
            Float scale = scales == null ? null : scales[i];
            Integer size = sizes == null ? null : Sliding.atLeast("sizes", sizes[i], 1);
            alongs.add(new Along(axes[i], length -> interpolation.line(length, scale, size, start, end)));
        }
        if (alongs.isEmpty()) {
            call.becomes(call.input(0));
        } else if (isOfMaps(call, axes, alongs) && interpolation.isUpsamples(scales != null)) {
            call.becomes(upsample(call, interpolation, scales, sizes, axes));
        } else {
            call.becomes(AlongAxes.sums("resize", interpolation.extrapolation(), rank -> alongs));
        }
    }

    private static boolean isOfMaps(Call call, int[] axes, List<Along> alongs) {
        int rank =
                call.example().map(example -> example.dimensions().size() + 1).orElse(0);
        return !call.isConstant(0)
                && (rank == 3 || rank == 4)
                && alongs.stream().allMatch(along -> along.axis() >= 2)
                && Arrays.stream(axes).filter(axis -> axis >= 2).count() == rank - 2;
    }

    private static Layer upsample(Call call, Interpolation interpolation, float[] scales, long[] sizes, int... axes) {
        double[] factors = new double[4];
        int[] lengths = new int[4];
        for (int i = 0; i < axes.length; i++) {
            factors[axes[i]] = scales == null ? 0 : scales[i];
            lengths[axes[i]] = sizes == null ? 0 : Math.toIntExact(Math.max(0, sizes[i]));
        }
        boolean isLine = call.example().orElseThrow().dimensions().size() == 2;
        Upsample layer = scales == null
                ? isLine ? Upsample.size(lengths[2]) : Upsample.size(Sliding.size(lengths[2], lengths[3]))
                : isLine ? Upsample.scaleFactor(factors[2]) : Upsample.scaleFactor(factors[2], factors[3]);
        if (interpolation.mode() == Interpolation.Mode.NEAREST) {
            return layer;
        }
        return (isLine ? layer.linear() : layer.bilinear())
                .alignCorners(interpolation.where() == Interpolation.Where.ALIGN_CORNERS);
    }

    private static boolean isBatch(Call call, int axis, long size) {
        return axis == 0
                && (size == Whole.BATCH
                        || call.batch().filter(batch -> batch == size).isPresent());
    }
}
