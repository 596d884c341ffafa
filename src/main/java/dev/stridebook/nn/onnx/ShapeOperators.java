package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Concatenation;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.View;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.onnx.Value.Computed;
import dev.stridebook.nn.onnx.Value.Constant;
import dev.stridebook.nn.onnx.Value.Real;
import dev.stridebook.nn.onnx.Value.Whole;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Constants, and what only changes the shape. */
final class ShapeOperators {
    static final Map<String, Operator> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.put("Constant", ShapeOperators::constant);
        BY_NAME.put("ConstantOfShape", ShapeOperators::constantOfShape);
        BY_NAME.put("Cast", ShapeOperators::cast);
        BY_NAME.put("Shape", ShapeOperators::shape);
        BY_NAME.put("Flatten", ShapeOperators::flatten);
        BY_NAME.put("Reshape", ShapeOperators::reshape);
        BY_NAME.put("Squeeze", ShapeOperators::squeeze);
        BY_NAME.put("Unsqueeze", ShapeOperators::unsqueeze);
        BY_NAME.put("Transpose", ShapeOperators::transpose);
        BY_NAME.put("Concat", ShapeOperators::concat);
        BY_NAME.put("DepthToSpace", ShapeOperators::depthToSpace);
        BY_NAME.put("SpaceToDepth", ShapeOperators::spaceToDepth);
    }

    /** Of a view; ND4J has no arrays of more. */
    private static final int MOST_AXES = 32;

    private ShapeOperators() {}

    private static void constant(Call call) {
        call.requireInputs(0, 0);
        Attributes attributes = call.attributes();
        if (attributes.has("value")) {
            call.becomes(Conversion.constant(attributes.tensor("value")));
        } else if (attributes.has("value_int")) {
            call.becomes(new Whole(new long[0], new long[] {attributes.integer("value_int", 0)}));
        } else if (attributes.has("value_ints")) {
            call.becomes(Whole.of(attributes.integers("value_ints")));
        } else if (attributes.has("value_float")) {
            float number = (float) attributes.number("value_float", 0);
            call.becomes(new Real(real(new long[0], number)));
        } else if (attributes.has("value_floats")) {
            float[] numbers = attributes.numbers("value_floats");
            call.becomes(new Real(real(new long[] {numbers.length}, numbers)));
        } else {
            throw new OnnxException("it holds no numbers: a constant of texts or a sparse one is not supported");
        }
    }

    private static INDArray real(long[] shape, float... numbers) {
        return new OnnxTensor("", OnnxTensor.FLOAT, shape, null, numbers).floats();
    }

    private static void constantOfShape(Call call) {
        call.requireInputs(1, 1);
        long[] shape = call.integers(0, "shape");
        OnnxTensor value = call.attributes().has("value")
                ? call.attributes().tensor("value")
                : new OnnxTensor("", OnnxTensor.FLOAT, new long[] {1}, null, new float[1]);
        if (value.count() != 1) {
            throw new OnnxException("its attribute value must be one number");
        }
        int count = new OnnxTensor("", value.type(), shape, null, null).count();
        Conversion.requireSmall(count);
        if (OnnxTensor.isWhole(value.type())) {
            long[] same = new long[count];
            Arrays.fill(same, value.integers()[0]);
            call.becomes(new Whole(shape, same));
        } else if (count == 0) {
            call.becomes(new Real(real(shape)));
        } else {
            INDArray same = Floats.create(shape);
            same.assign(value.floats().getFloat(0));
            call.becomes(new Real(same));
        }
    }

    /** All numbers are floats here, so only a cast to whole numbers changes anything. */
    private static void cast(Call call) {
        call.requireInputs(1, 1);
        call.attributes().ignore("saturate");
        call.attributes().ignore("round_mode");
        int to = Math.toIntExact(call.attributes().integer("to", 0));
        boolean whole = OnnxTensor.isWhole(to);
        if (!whole && to != OnnxTensor.FLOAT && to != OnnxTensor.DOUBLE) {
            throw new OnnxException(
                    "it casts to ONNX's type %d, but supported are float and double, and whole numbers for constants"
                            .formatted(to));
        }
        Value input = call.input(0);
        if (input instanceof Computed && whole) {
            throw new OnnxException("it casts computed values to whole numbers, but networks here compute with floats");
        }
        if (whole && input instanceof Real real) {
            call.becomes(new Whole(real.shape(), truncated(real)));
        } else if (!whole && input instanceof Whole integers && !integers.dependsOnBatch()) {
            call.becomes(new Real(integers.floats()));
        } else {
            call.becomes(input);
        }
    }

    private static long[] truncated(Real real) {
        if (real.floats().isEmpty()) {
            return new long[0];
        }
        float[] values = real.floats().dup('c').data().asFloat();
        return IntStream.range(0, values.length)
                .mapToLong(i -> (long) values[i])
                .toArray();
    }

    /** The sizes, of which that of the batch stays open. */
    private static void shape(Call call) {
        call.requireInputs(1, 1);
        long[] shape;
        if (call.input(0) instanceof Constant constant) {
            shape = constant.shape();
        } else {
            shape = LongStream.concat(
                            LongStream.of(Whole.BATCH),
                            call.requireExample("a computation with sizes").dimensions().stream()
                                    .mapToLong(Integer::longValue))
                    .toArray();
        }
        int start = bound(call.attributes().integer("start", 0), shape.length);
        int end = bound(call.attributes().integer("end", shape.length), shape.length);
        call.becomes(Whole.of(Arrays.copyOfRange(shape, Math.min(start, end), end)));
    }

    private static int bound(long position, int length) {
        long counted = position < 0 ? position + length : position;
        return (int) Math.max(0, Math.min(length, counted));
    }

    private static void flatten(Call call) {
        call.requireInputs(1, 1);
        long axis = call.attributes().integer("axis", 1);
        int rank =
                call.example().map(example -> example.dimensions().size() + 1).orElse(0);
        if (axis == 1 || axis < 0 && axis + rank == 1) {
            call.becomes(new Flatten());
            return;
        }
        call.becomesOfUnknownShape(new Reshaped("flatten at axis " + axis, input -> {
            int first = Math.toIntExact(axis < 0 ? axis + input.length : axis);
            if (first < 0 || first > input.length) {
                throw new ShapeException("Flatten at axis %d needs an input that has it, but it is %s."
                        .formatted(axis, Shapes.text(input)));
            }
            return new long[] {
                Shapes.count(Arrays.copyOf(input, first)), Shapes.count(Arrays.copyOfRange(input, first, input.length))
            };
        }));
    }

    private static void reshape(Call call) {
        call.requireInputs(2, 2);
        boolean zeroIsZero = call.attributes().flag("allowzero", false);
        long[] target = call.integers(1, "shape");
        for (long size : target) {
            if (size < -1 && size != Whole.BATCH || size > Integer.MAX_VALUE) {
                throw new OnnxException(
                        "its shape %s must have sizes from -1 to %,d".formatted(Whole.of(target), Integer.MAX_VALUE));
            }
        }
        if (call.input(0) instanceof Whole whole) {
            call.becomes(new Whole(resolved(target, zeroIsZero, whole.shape()), whole.integers()));
            return;
        }
        Optional<long[]> perExample = call.input(0) instanceof Computed
                ? perExample(target, zeroIsZero, call.example(), call.batch())
                : Optional.empty();
        if (perExample.isEmpty()) {
            call.becomesOfUnknownShape(
                    new Reshaped("reshape to " + Whole.of(target), input -> resolved(target, zeroIsZero, input)));
        } else if (perExample.get().length == 1 && perExample.get()[0] == -1) {
            call.becomes(new Flatten());
        } else {
            call.becomes(viewed(call.example(), perExample.get()));
        }
    }

    /** Flatten, or a view that keeps the batch. */
    private static Layer viewed(Optional<Shape> example, long... sizes) {
        return sizes.length == 1
                        && example.filter(shape -> shape.dimensions().size() > 1 && shape.values() == sizes[0])
                                .isPresent()
                ? new Flatten()
                : new View(LongStream.concat(LongStream.of(-1), LongStream.of(sizes))
                        .toArray());
    }

    /**
     * The sizes after the batch's, if the new shape keeps the batch: a single −1 stands for whatever there is, or none.
     *
     * @param batch that the file was written for, which such a network need not keep to
     */
    private static Optional<long[]> perExample(
            long[] target, boolean zeroIsZero, Optional<Shape> example, Optional<Long> batch) {
        if (target.length < 2 || zeroIsZero && LongStream.of(target).anyMatch(size -> size == 0)) {
            return Optional.empty();
        }
        boolean kept = target[0] == 0 || target[0] == Whole.BATCH;
        long[] sizes = Arrays.copyOfRange(target, 1, target.length);
        if (example.isEmpty()) {
            boolean plain = LongStream.of(sizes).allMatch(size -> size > 0);
            boolean flat = sizes.length == 1 && sizes[0] == -1;
            return (kept || target[0] == -1) && plain || kept && flat ? Optional.of(sizes) : Optional.empty();
        }
        List<Integer> dimensions = example.get().dimensions();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 0 && i < dimensions.size()) {
                sizes[i] = dimensions.get(i);
            }
        }
        long values = example.get().values();
        long known = LongStream.of(sizes).filter(size -> size != -1).reduce(1, Math::multiplyExact);
        boolean open = LongStream.of(sizes).anyMatch(size -> size == -1);
        boolean fits = open ? known > 0 && values % known == 0 : values == known;
        boolean batchStays = kept
                || target[0] == -1 && !open
                || batch.filter(size -> size == target[0]).isPresent();
        if (!fits || !batchStays || LongStream.of(sizes).anyMatch(size -> size == 0 || size == Whole.BATCH)) {
            return Optional.empty();
        }
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = sizes[i] == -1 ? values / known : sizes[i];
        }
        return Optional.of(sizes);
    }

    private static long[] resolved(long[] target, boolean zeroIsZero, long... input) {
        long[] sizes = target.clone();
        int open = -1;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == Whole.BATCH) {
                sizes[i] = input.length == 0 ? 1 : input[0];
            } else if (sizes[i] == 0 && !zeroIsZero) {
                if (i >= input.length) {
                    throw misfit(target, input);
                }
                sizes[i] = input[i];
            } else if (sizes[i] == -1) {
                if (open >= 0) {
                    throw misfit(target, input);
                }
                open = i;
                sizes[i] = 1;
            }
        }
        long values = Shapes.count(input);
        long known = Shapes.count(sizes);
        if (open >= 0) {
            if (known == 0 || values % known != 0) {
                throw misfit(target, input);
            }
            sizes[open] = values / known;
        } else if (values != known) {
            throw misfit(target, input);
        }
        return sizes;
    }

    private static ShapeException misfit(long[] target, long... input) {
        return new ShapeException("An input of %s cannot be reshaped to %s: the number of values is another."
                .formatted(Shapes.text(input), Whole.of(target)));
    }

    /** The axes are an attribute in old files, and an input since opset 13. */
    static Optional<long[]> axes(Call call, int input) {
        if (call.has(input)) {
            return Optional.of(call.integers(input, "axes"));
        }
        return call.attributes().has("axes") ? Optional.of(call.attributes().integers("axes")) : Optional.empty();
    }

    private static void squeeze(Call call) {
        call.requireInputs(1, 2);
        Optional<long[]> axes = axes(call, 1);
        rearrange(call, "squeeze", shape -> {
            boolean[] gone = new boolean[shape.length];
            if (axes.isEmpty()) {
                for (int i = 0; i < shape.length; i++) {
                    gone[i] = shape[i] == 1;
                }
            } else {
                for (long axis : axes.get()) {
                    int counted = counted(axis, shape.length);
                    if (shape[counted] != 1) {
                        throw new ShapeException("Squeeze leaves out axes of size 1, but axis %d of %s is none."
                                .formatted(axis, Shapes.text(shape)));
                    }
                    gone[counted] = true;
                }
            }
            return IntStream.range(0, shape.length)
                    .filter(i -> !gone[i])
                    .mapToLong(i -> shape[i])
                    .toArray();
        });
    }

    private static int counted(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new ShapeException(
                    "There is no axis %d: an array of %d axes has %d to %d, or %d to -1 counted from the end."
                            .formatted(axis, rank, 0, rank - 1, -rank));
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /** Leaves out an axis of size 1. */
    static Layer squeezed(long axis) {
        return new Reshaped("squeeze axis " + axis, shape -> {
            int counted = counted(axis, shape.length);
            return IntStream.range(0, shape.length)
                    .filter(i -> i != counted)
                    .mapToLong(i -> shape[i])
                    .toArray();
        });
    }

    private static void unsqueeze(Call call) {
        call.requireInputs(1, 2);
        long[] axes = axes(call, 1).orElseThrow(() -> new OnnxException("it lacks the axes"));
        rearrange(call, "unsqueeze", shape -> {
            long[] wider = new long[Math.addExact(shape.length, axes.length)];
            for (long axis : axes) {
                int counted = counted(axis, wider.length);
                if (wider[counted] != 0) {
                    throw new ShapeException("Unsqueeze adds axis %d twice.".formatted(axis));
                }
                wider[counted] = 1;
            }
            int next = 0;
            boolean[] added = new boolean[wider.length];
            for (int i = 0; i < wider.length; i++) {
                added[i] = wider[i] == 1;
            }
            for (int i = 0; i < wider.length; i++) {
                wider[i] = added[i] ? 1 : shape[next++];
            }
            return wider;
        });
    }

    /** Adds or leaves out axes of size 1. */
    private static void rearrange(Call call, String title, Reshaped.Target target) {
        if (call.input(0) instanceof Whole whole) {
            call.becomes(new Whole(target.of(whole.shape().clone()), whole.integers()));
            return;
        }
        Optional<Shape> example = call.input(0) instanceof Computed ? call.example() : Optional.empty();
        Optional<long[]> kept = example.flatMap(shape -> perExample(shape, target, call.batch()));
        if (kept.isPresent()) {
            call.becomes(viewed(example, kept.get()));
        } else {
            call.becomesOfUnknownShape(new Reshaped(title, target));
        }
    }

    /** The sizes after the batch's, if that stays first whatever its size. */
    private static Optional<long[]> perExample(Shape example, Reshaped.Target target, Optional<Long> batch) {
        long marker = Integer.MAX_VALUE;
        long[] made;
        if (batch.filter(size -> size == 1).isPresent()) {
            long[] ofOne = target.of(withBatch(1, example));
            try {
                made = target.of(withBatch(marker, example));
            } catch (ShapeException onlyOfOne) {
                return Optional.empty();
            }
            if (ofOne.length != made.length) {
                return Optional.empty();
            }
        } else {
            made = target.of(withBatch(marker, example));
        }
        return made.length > 1 && made.length <= MOST_AXES && made[0] == marker
                ? Optional.of(Arrays.copyOfRange(made, 1, made.length))
                : Optional.empty();
    }

    private static long[] withBatch(long batch, Shape example) {
        return LongStream.concat(
                        LongStream.of(batch), example.dimensions().stream().mapToLong(Integer::longValue))
                .toArray();
    }

    private static void transpose(Call call) {
        call.requireInputs(1, 1);
        long[] order = call.attributes().integers("perm", (long[]) null);
        if (order == null) {
            call.becomesOfUnknownShape(new Permuted(rank ->
                    IntStream.range(0, rank).map(axis -> rank - 1 - axis).toArray()));
            return;
        }
        int[] axes = Arrays.stream(order).mapToInt(Math::toIntExact).toArray();
        int[] sorted = Arrays.stream(axes).sorted().toArray();
        if (!Arrays.equals(sorted, IntStream.range(0, axes.length).toArray())) {
            throw new OnnxException(
                    "its attribute perm is %s, which is no order of axes".formatted(Arrays.toString(axes)));
        }
        if (axes.length > 1 && axes[0] == 0) {
            call.becomes(new Permuted(rank -> axes));
        } else {
            call.becomesOfUnknownShape(new Permuted(rank -> axes));
        }
    }

    private static void concat(Call call) {
        call.requireInputs(1, Integer.MAX_VALUE);
        if (!call.attributes().has("axis")) {
            throw new OnnxException("it lacks the attribute axis");
        }
        int axis = Math.toIntExact(call.attributes().integer("axis", 0));
        boolean whole = IntStream.range(0, call.inputCount())
                .allMatch(i -> call.input(i) instanceof Whole list && list.shape().length == 1);
        if (whole) {
            call.becomes(Integers.joined(call));
        } else if (call.inputCount() == 1) {
            call.becomes(call.input(0));
        } else {
            call.becomes(new Concatenation(axis));
        }
    }

    private static void depthToSpace(Call call) {
        call.requireInputs(1, 1);
        int block = Sliding.atLeast("blocksize", call.attributes().integer("blocksize", 0), 1);
        boolean depthFirst =
                call.attributes().choice("mode", "DCR", "DCR", "CRD").equals("DCR");
        Shape example = image(call);
        int channels = example.channels() / block / block;
        int height = example.size().height();
        int width = example.size().width();
        if (channels * block * block != example.channels()) {
            throw new OnnxException(
                    "its %d channels are no multiple of blocksize² = %d".formatted(example.channels(), block * block));
        }
        call.becomes(
                depthFirst
                        ? new View(-1, block, block, channels, height, width)
                        : new View(-1, channels, block, block, height, width),
                depthFirst ? permuted(0, 3, 4, 1, 5, 2) : permuted(0, 1, 4, 2, 5, 3),
                new View(-1, channels, (long) height * block, (long) width * block));
    }

    private static void spaceToDepth(Call call) {
        call.requireInputs(1, 1);
        int block = Sliding.atLeast("blocksize", call.attributes().integer("blocksize", 0), 1);
        boolean depthFirst =
                call.attributes().choice("mode", "DCR", "DCR", "CRD").equals("DCR");
        Shape example = image(call);
        int channels = example.channels();
        int height = example.size().height() / block;
        int width = example.size().width() / block;
        if (height * block != example.size().height()
                || width * block != example.size().width()) {
            throw new OnnxException("its %s cells are no multiple of blocksize %d".formatted(example.size(), block));
        }
        call.becomes(
                new View(-1, channels, height, block, width, block),
                depthFirst ? permuted(0, 3, 5, 1, 2, 4) : permuted(0, 1, 3, 5, 2, 4),
                new View(-1, (long) channels * block * block, height, width));
    }

    private static Shape image(Call call) {
        Shape example = call.requireExample("it");
        if (!example.isImage()) {
            throw new OnnxException("it takes channels × height × width, but its input is %s".formatted(example));
        }
        return example;
    }

    private static Layer permuted(int... axes) {
        return new Permuted(rank -> axes);
    }
}
