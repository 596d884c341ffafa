package dev.stridebook.nn.onnx;

import dev.stridebook.nn.AdaptiveAvgPool2d;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.View;
import dev.stridebook.nn.onnx.AlongAxes.Along;
import dev.stridebook.nn.onnx.AlongAxes.Line;
import dev.stridebook.nn.onnx.AlongAxes.Lines;
import dev.stridebook.nn.onnx.Value.Computed;
import dev.stridebook.nn.onnx.Value.Whole;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What takes values of each line by their positions: padding, cutting, choosing, and sums and means of whole lines. */
final class LineOperators {
    static final Map<String, Operator> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.put("Pad", LineOperators::pad);
        BY_NAME.put("Slice", LineOperators::slice);
        BY_NAME.put("Gather", LineOperators::gather);
        BY_NAME.put("Split", LineOperators::split);
        BY_NAME.put(
                "ReduceMean", call -> reduce(call, axes -> AlongAxes.sums("mean", 0, axes), PoolingOperators::mean));
        BY_NAME.put("ReduceSum", call -> reduce(call, axes -> AlongAxes.sums("sum", 0, axes), PoolingOperators::all));
        BY_NAME.put(
                "ReduceMax", call -> reduce(call, axes -> AlongAxes.maxima("maximum", axes), PoolingOperators::all));
    }

    private LineOperators() {}

    /** The pads and the value are attributes in old files, and inputs since opset 11. */
    private static void pad(Call call) {
        call.requireInputs(1, 4);
        Attributes attributes = call.attributes();
        long[] pads = call.has(1) ? call.integers(1, "pads") : attributes.integers("pads");
        double value = call.has(2) ? call.number(2, "value") : attributes.number("value", 0);
        String mode = attributes.choice("mode", "constant", "constant", "reflect", "edge", "wrap");
        int count = pads.length / 2;
        long[] axes = call.has(3)
                ? call.integers(3, "axes")
                : LongStream.range(0, count).toArray();
        if (pads.length != 2 * axes.length) {
            throw new OnnxException("its %d pads must be two for each of %d axes".formatted(pads.length, axes.length));
        }
        Optional<Layer> border = Borders.of(call, axes, pads, mode, value);
        if (border.isPresent()) {
            call.becomes(border.get());
            return;
        }
        boolean keepsBatch = true;
        List<Along> alongs = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            int before = Math.toIntExact(pads[i]);
            int after = Math.toIntExact(pads[count + i]);
            if (before != 0 || after != 0) {
                int axis = call.axis(axes[i]);
                keepsBatch &= axis != 0;
                alongs.add(new Along(axis, length -> padded(length, before, after, mode)));
            }
        }
        emit(call, keepsBatch, AlongAxes.sums("pad", (float) value, rank -> alongs));
    }

    private static Line padded(int length, int before, int after, String mode) {
        AlongAxes.requireLength((double) length + before + after);
        PaddingMode continued =
                switch (mode) {
                    case "reflect" -> PaddingMode.REFLECT;
                    case "edge" -> PaddingMode.REPLICATE;
                    case "wrap" -> PaddingMode.CIRCULAR;
                    default -> PaddingMode.ZEROS;
                };
        return Line.picking(IntStream.range(-before, length + after)
                .map(position -> source(position, length, continued))
                .toArray());
    }

    /** Unlike a convolution's, this padding may be longer than the line. */
    private static int source(int position, int length, PaddingMode mode) {
        if (position >= 0 && position < length) {
            return position;
        }
        return switch (mode) {
            case ZEROS -> -1;
            case REPLICATE -> position < 0 ? 0 : length - 1;
            case CIRCULAR -> Math.floorMod(position, length);
            case REFLECT -> {
                int period = Math.max(1, 2 * length - 2);
                int within = Math.floorMod(position, period);
                yield Math.min(within, period - within);
            }
        };
    }

    private static void emit(Call call, boolean keepsBatch, Layer... layers) {
        if (keepsBatch) {
            call.becomes(layers);
        } else {
            call.becomesOfUnknownShape(layers);
        }
    }

    /** Start, end and step are attributes in old files, and inputs since opset 10. */
    private static void slice(Call call) {
        call.requireInputs(1, 5);
        Attributes attributes = call.attributes();
        boolean asInputs = call.inputCount() > 1;
        long[] starts = asInputs ? call.integers(1, "starts") : attributes.integers("starts");
        long[] ends = asInputs ? call.integers(2, "ends") : attributes.integers("ends");
        long[] all = LongStream.range(0, starts.length).toArray();
        long[] axes = asInputs ? call.has(3) ? call.integers(3, "axes") : all : attributes.integers("axes", all);
        long[] ones = new long[starts.length];
        Arrays.fill(ones, 1);
        long[] steps = call.has(4) ? call.integers(4, "steps") : ones;
        if (ends.length != starts.length || axes.length != starts.length || steps.length != starts.length) {
            throw new OnnxException("its starts, ends, axes and steps must be as many");
        }
        if (call.input(0) instanceof Whole list && list.shape().length == 1 && starts.length == 1) {
            call.becomes(Integers.picked(list, range(list.integers().length, starts[0], ends[0], steps[0])));
            return;
        }
        boolean keepsBatch = true;
        List<Along> alongs = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            long start = starts[i];
            long end = ends[i];
            long step = steps[i];
            int axis = call.axis(axes[i]);
            keepsBatch &= axis != 0;
            alongs.add(new Along(axis, length -> someOf(range(length, start, end, step), length)));
        }
        emit(call, keepsBatch, AlongAxes.sums("slice", 0, rank -> alongs).as(Origin.slice(starts, ends, axes, steps)));
    }

    private static Line someOf(int[] positions, int length) {
        if (positions.length == 0) {
            throw new ShapeException("Nothing is left of the %d values along an axis.".formatted(length));
        }
        return Line.picking(positions);
    }

    /** As Python's slices are counted. */
    private static int[] range(int length, long start, long end, long step) {
        if (step == 0) {
            throw new OnnxException("a step of 0 leads nowhere");
        }
        long first = clamped(start, length, step < 0 ? -1 : 0, step < 0 ? length - 1 : length);
        long last = clamped(end, length, step < 0 ? -1 : 0, step < 0 ? length - 1 : length);
        IntStream.Builder positions = IntStream.builder();
        for (long position = first; step > 0 ? position < last : position > last; position += step) {
            positions.add((int) position);
            if (Math.abs(step) > length) {
                break;
            }
        }
        return positions.build().toArray();
    }

    private static long clamped(long position, int length, int least, int most) {
        long counted = position < 0 ? position + length : position;
        return Math.max(least, Math.min(most, counted));
    }

    private static void gather(Call call) {
        call.requireInputs(2, 2);
        long given = call.attributes().integer("axis", 0);
        Whole indices = call.constant(1, "indices") instanceof Whole whole
                ? whole
                : new Whole(
                        call.constant(1, "indices").shape(),
                        call.constant(1, "indices").integers());
        boolean single = indices.shape().length == 0;
        if (call.input(0) instanceof Whole list && list.shape().length == 1) {
            int[] positions = positions(list.integers().length, indices.integers());
            Whole picked = Integers.picked(list, positions);
            call.becomes(single ? new Whole(new long[0], picked.integers()) : picked);
            return;
        }
        int axis = call.axis(given);
        AlongAxes chosen = AlongAxes.sums(
                "gather",
                0,
                rank -> List.of(new Along(axis, length -> someOf(positions(length, indices.integers()), length))));
        if (single) {
            call.becomesOfUnknownShape(chosen, ShapeOperators.squeezed(axis));
        } else if (indices.shape().length > 1) {
            call.becomesOfUnknownShape(
                    chosen,
                    new Reshaped(
                            "unfold",
                            shape -> LongStream.concat(
                                            LongStream.concat(
                                                    Arrays.stream(shape, 0, axis), LongStream.of(indices.shape())),
                                            Arrays.stream(shape, axis + 1, shape.length))
                                    .toArray()));
        } else {
            Origin origin =
                    Origin.of("Gather", Messages.attribute("axis", axis)).with("indices", indices.integers());
            emit(call, axis != 0, chosen.as(origin));
        }
    }

    private static int[] positions(int length, long... indices) {
        return Arrays.stream(indices)
                .mapToInt(index -> {
                    long counted = index < 0 ? index + length : index;
                    if (counted < 0 || counted >= length) {
                        throw new ShapeException("There is no position %d among %d.".formatted(index, length));
                    }
                    return (int) counted;
                })
                .toArray();
    }

    private static void split(Call call) {
        call.requireInputs(1, 2);
        int axis = call.axis(call.attributes().integer("axis", 0));
        int parts = call.outputCount();
        call.attributes().ignore("num_outputs");
        long[] sizes =
                call.has(1) ? call.integers(1, "split") : call.attributes().integers("split", (long[]) null);
        if (sizes == null) {
            int length = lengthOf(call, axis);
            long part = (length + parts - 1) / parts;
            sizes = new long[parts];
            Arrays.fill(sizes, part);
            sizes[parts - 1] = length - part * (parts - 1);
        }
        if (sizes.length != parts) {
            throw new OnnxException("it splits into %d parts, but has %d outputs".formatted(sizes.length, parts));
        }
        int from = 0;
        for (int i = 0; i < parts; i++) {
            int start = from;
            int end = Math.toIntExact(from + sizes[i]);
            Lines lines = length -> {
                if (start > end || end > length) {
                    throw new ShapeException(
                            "There are no values %d to %d among %d.".formatted(start, end - 1, length));
                }
                return Line.picking(IntStream.range(start, end).toArray());
            };
            AlongAxes part = AlongAxes.sums("part", 0, rank -> List.of(new Along(axis, lines)));
            call.outputBecomes(
                    i, axis != 0, part.as(Origin.slice(new long[] {start}, new long[] {end}, new long[] {axis}, 1)));
            from = end;
        }
    }

    private static int lengthOf(Call call, int axis) {
        if (call.input(0) instanceof Value.Constant constant) {
            return Math.toIntExact(constant.shape()[axis]);
        }
        if (axis == 0) {
            return Math.toIntExact(call.batch()
                    .orElseThrow(() -> new OnnxException("it splits the batch, whose size the file leaves open")));
        }
        return call.requireExample("a split into equal parts").dimensions().get(axis - 1);
    }

    private interface LayerOf extends Function<AlongAxes.Axes, AlongAxes> {}

    private static void reduce(Call call, LayerOf layer, Lines whole) {
        call.requireInputs(1, 2);
        boolean kept = call.attributes().flag("keepdims", true);
        boolean nothing = call.attributes().flag("noop_with_empty_axes", false);
        Optional<long[]> given = ShapeOperators.axes(call, 1).filter(axes -> axes.length > 0);
        if (given.isEmpty() && nothing) {
            call.becomes(call.input(0));
            return;
        }
        if (isMeanOfPlanes(call, given)) {
            call.becomes(
                    kept
                            ? new Layer[] {AdaptiveAvgPool2d.global()}
                            : new Layer[] {AdaptiveAvgPool2d.global(), new Flatten()});
            return;
        }
        AlongAxes.Axes axes = rank -> Arrays.stream(counted(given, rank))
                .mapToObj(axis -> new Along(axis, whole))
                .toList();
        boolean batch = given.isEmpty() || Arrays.stream(given.get()).anyMatch(axis -> call.axis(axis) == 0);
        Origin origin = Origin.of(call.operator(), Messages.attribute("keepdims", 1L));
        AlongAxes reduced = layer.apply(axes)
                .as(given.map(list -> origin.with("axes", list)).orElse(origin));
        if (kept) {
            emit(call, !batch, reduced);
            return;
        }
        Layer squeezed = new Reshaped("squeeze", shape -> without(counted(given, shape.length), shape));
        if (batch || call.example().isEmpty() || call.input(0) instanceof Value.Constant) {
            call.becomesOfUnknownShape(reduced, squeezed);
            return;
        }
        long[] batchOfOne = LongStream.concat(
                        LongStream.of(1),
                        call.example().get().dimensions().stream().mapToLong(Integer::longValue))
                .toArray();
        long[] left = without(counted(given, batchOfOne.length), batchOfOne);
        left[0] = -1;
        if (left.length == 1) {
            call.becomesOfUnknownShape(reduced, squeezed);
        } else {
            call.becomes(reduced, new View(left));
        }
    }

    private static long[] without(int[] gone, long... shape) {
        return IntStream.range(0, shape.length)
                .filter(axis -> Arrays.stream(gone).noneMatch(left -> left == axis))
                .mapToLong(axis -> shape[axis])
                .toArray();
    }

    private static int[] counted(Optional<long[]> axes, int rank) {
        return axes.map(given -> Arrays.stream(given)
                        .mapToInt(axis -> Math.toIntExact(axis < 0 ? axis + rank : axis))
                        .toArray())
                .orElseGet(() -> IntStream.range(0, rank).toArray());
    }

    private static boolean isMeanOfPlanes(Call call, Optional<long[]> axes) {
        return call.operator().equals("ReduceMean")
                && call.input(0) instanceof Computed
                && PoolingOperators.isImages(call)
                && axes.isPresent()
                && Arrays.equals(Arrays.stream(counted(axes, 4)).sorted().toArray(), new int[] {2, 3});
    }
}
