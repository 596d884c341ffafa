package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Kept;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes each output value from a few input values on the same line, along one axis after the other: what pooling, padding, cutting,
 * resizing and means along any number of axes have in common. Layers of this library compute the usual cases faster; this one computes
 * the rest of what ONNX knows.
 */
final class AlongAxes implements Layer {
    /**
     * Which values of a line make each value of the new line.
     *
     * @param sources positions on the line
     * @param weights of the values, where they are added up
     */
    record Line(int[][] sources, float[][] weights) {
        /** Each value is one of the line's. */
        static Line picking(int... sources) {
            return new Line(
                    Arrays.stream(sources)
                            .mapToObj(source -> source < 0 ? new int[0] : new int[] {source})
                            .toArray(int[][]::new),
                    Arrays.stream(sources)
                            .mapToObj(source -> source < 0 ? new float[0] : new float[] {1})
                            .toArray(float[][]::new));
        }

        int length() {
            return sources.length;
        }
    }

    /** Of a new line: more than any image or sound has, and little enough for any memory. */
    private static final int LONGEST = 1 << 22;

    /** Checks that a line can be made, before it is. */
    static int requireLength(double length) {
        if (!(length >= 1 && length <= LONGEST)) {
            throw new ShapeException(
                    "An axis would get %.0f values, but must have from 1 to %,d.".formatted(length, LONGEST));
        }
        return (int) length;
    }

    /** What happens to lines of a length. */
    interface Lines {
        /**
         * @throws ShapeException if a line of that length does not fit
         */
        Line of(int length);
    }

    /**
     * @param axis counted from 0, the batch
     */
    record Along(int axis, Lines lines) {}

    /** The axes of an array, by the number that it has. */
    interface Axes {
        List<Along> of(int rank);
    }

    private final String title;
    private final boolean largest;
    private final float empty;
    private final Axes axes;
    private final Optional<Origin> origin;
    private final Kept<List<Pass>> last = new Kept<>(this);

    /**
     * @param chosen which source was the largest, or null where they are added up
     */
    private record Pass(Along along, Line line, int[] chosen, long... input) {}

    private AlongAxes(String title, boolean largest, float empty, Axes axes, Optional<Origin> origin) {
        this.title = title;
        this.largest = largest;
        this.empty = empty;
        this.axes = axes;
        this.origin = origin;
    }

    /** The same layer, which is written as this node. */
    AlongAxes as(Origin node) {
        return new AlongAxes(title, largest, empty, axes, Optional.of(node));
    }

    /** The node that it can be written as. */
    Optional<Origin> origin() {
        return origin;
    }

    /**
     * Adds values up.
     *
     * @param title what it does, in a word or two
     * @param empty the value that nothing is added up for
     */
    static AlongAxes sums(String title, float empty, Axes axes) {
        return new AlongAxes(title, false, empty, axes, Optional.empty());
    }

    /** Takes the largest value, or NaN if there is one. */
    static AlongAxes maxima(String title, Axes axes) {
        return new AlongAxes(title, true, Float.NEGATIVE_INFINITY, axes, Optional.empty());
    }

    /** The same along all axes after batch and channels. */
    static Axes spatial(Lines lines) {
        return rank -> {
            List<Along> all = new ArrayList<>();
            for (int axis = 2; axis < rank; axis++) {
                all.add(new Along(axis, lines));
            }
            return all;
        };
    }

    @Override
    public INDArray forward(INDArray x) {
        Floats.require(this, x);
        List<Along> alongs = axes.of(x.rank());
        List<Pass> passes = new ArrayList<>();
        INDArray y = Floats.contiguous(x);
        for (Along along : alongs) {
            requireAxis(along.axis, x.rank(), Shapes.text(x));
            Pass pass = pass(along, y.shape());
            passes.add(pass);
            y = compute(pass, y);
        }
        last.keep(x, passes);
        return y;
    }

    private void requireAxis(int axis, int rank, String input) {
        if (axis < 0 || axis >= rank) {
            throw new ShapeException(
                    "%s works along axis %d, which the input %s does not have.".formatted(this, axis, input));
        }
    }

    private Pass pass(Along along, long... input) {
        Line line = along.lines.of(Math.toIntExact(input[along.axis]));
        Floats.requireMemory(output(along, line, input));
        int count = (int) Shapes.count(output(along, line, input));
        return new Pass(along, line, largest ? new int[count] : null, input);
    }

    private static long[] output(Along along, Line line, long... input) {
        long[] output = input.clone();
        output[along.axis] = line.length();
        return output;
    }

    private INDArray compute(Pass pass, INDArray x) {
        INDArray y = Floats.create(output(pass.along, pass.line, pass.input));
        if (y.isEmpty()) {
            return y;
        }
        if (x.isEmpty()) {
            y.assign(empty);
            return y;
        }
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(y);
        forEachLine(pass, (start, target, step) -> {
            for (int i = 0; i < pass.line.length(); i++) {
                int at = target + i * step;
                to.put(at, largest ? largest(pass, from, start, step, i, at) : sum(pass, from, start, step, i));
            }
        });
        Reference.reachabilityFence(x);
        return y;
    }

    private float sum(Pass pass, FloatBuffer from, int start, int step, int i) {
        int[] sources = pass.line.sources[i];
        if (sources.length == 0) {
            return empty;
        }
        double sum = 0;
        for (int j = 0; j < sources.length; j++) {
            sum += (double) pass.line.weights[i][j] * from.get(start + sources[j] * step);
        }
        return (float) sum;
    }

    private float largest(Pass pass, FloatBuffer from, int start, int step, int i, int at) {
        float largest = empty;
        int chosen = -1;
        for (int source : pass.line.sources[i]) {
            float value = from.get(start + source * step);
            if (chosen < 0 || value > largest || Float.isNaN(value) && !Float.isNaN(largest)) {
                largest = value;
                chosen = source;
            }
        }
        pass.chosen[at] = chosen;
        return largest;
    }

    private interface LineVisit {
        /**
         * @param start of the line in the input
         * @param target of the line in the output
         * @param step between neighbours on either
         */
        void line(int start, int target, int step);
    }

    private static void forEachLine(Pass pass, LineVisit visit) {
        int axis = pass.along.axis;
        int length = (int) pass.input[axis];
        int inner = (int) Shapes.count(Arrays.copyOfRange(pass.input, axis + 1, pass.input.length));
        int outer = (int) Shapes.count(Arrays.copyOf(pass.input, axis));
        Parallel.forEach(outer, i -> {
            for (int j = 0; j < inner; j++) {
                visit.line(i * length * inner + j, i * pass.line.length() * inner + j, inner);
            }
        });
    }

    @Override
    public INDArray backward(INDArray gradient) {
        List<Pass> passes = last.take();
        INDArray back = Floats.contiguous(gradient);
        for (int i = passes.size() - 1; i >= 0; i--) {
            Pass pass = passes.get(i);
            long[] output = output(pass.along, pass.line, pass.input);
            if (!Arrays.equals(back.shape(), output)) {
                throw new ShapeException("The gradient for %s must have the shape of its output, %s, but it is %s."
                        .formatted(this, Shapes.text(output), Shapes.text(back)));
            }
            back = computeBackward(pass, back);
        }
        return back;
    }

    private static INDArray computeBackward(Pass pass, INDArray gradient) {
        INDArray back = Floats.zeros(pass.input);
        if (back.isEmpty() || gradient.isEmpty()) {
            return back;
        }
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        forEachLine(pass, (start, target, step) -> {
            for (int i = 0; i < pass.line.length(); i++) {
                int at = target + i * step;
                if (pass.chosen != null) {
                    add(to, pass.chosen[at], start, step, from.get(at));
                } else {
                    int[] sources = pass.line.sources[i];
                    for (int j = 0; j < sources.length; j++) {
                        add(to, sources[j], start, step, pass.line.weights[i][j] * from.get(at));
                    }
                }
            }
        });
        Reference.reachabilityFence(gradient);
        return back;
    }

    private static void add(FloatBuffer to, int source, int start, int step, float share) {
        if (source >= 0) {
            int at = start + source * step;
            to.put(at, to.get(at) + share);
        }
    }

    /** Returns true unless values of different examples are brought together. */
    @Override
    public boolean perExample() {
        return axes.of(2).stream().noneMatch(along -> along.axis == 0);
    }

    @Override
    public Shape outputShape(Shape input) {
        List<Integer> sizes = new ArrayList<>(input.dimensions());
        for (Along along : axes.of(sizes.size() + 1)) {
            requireAxis(along.axis - 1, sizes.size(), "an example of shape " + input);
            sizes.set(along.axis - 1, along.lines.of(sizes.get(along.axis - 1)).length());
        }
        return new Shape(sizes);
    }

    @Override
    public String name() {
        return title;
    }

    @Override
    public String toString() {
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }
}
