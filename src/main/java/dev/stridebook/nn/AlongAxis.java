package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of each line of values along one axis, such as the logits of an example. */
abstract class AlongAxis extends ShapeKeeping {
    private final int axis;

    /**
     * @param axis counted from 0, the batch; or backwards from −1, the last
     */
    AlongAxis(int axis) {
        this.axis = axis;
    }

    /** Changes a line to the function's. */
    abstract void compute(float[] line);

    /**
     * Changes a line of the output's gradient to the input's.
     *
     * @param output the function's line, not to be changed
     */
    abstract void computeBackward(float[] output, float[] gradient);

    @Override
    final void compute(INDArray x, INDArray y) {
        Lines lines = lines(y);
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(y);
        float[] values = new float[lines.together()];
        float[] line = new float[lines.length];
        for (int start = 0; start < to.capacity(); start += values.length) {
            int count = Math.min(values.length, to.capacity() - start);
            from.get(start, values, 0, count);
            for (int i = 0; i < count / lines.length; i++) {
                lines.read(values, i, line);
                compute(line);
                lines.write(line, values, i);
            }
            to.put(start, values, 0, count);
        }
        Reference.reachabilityFence(x);
    }

    @Override
    final void computeBackward(INDArray y, INDArray gradient, INDArray back) {
        Lines lines = lines(y);
        FloatBuffer outputs = Floats.of(y);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        float[] results = new float[lines.together()];
        float[] values = new float[results.length];
        float[] output = new float[lines.length];
        float[] line = new float[lines.length];
        for (int start = 0; start < to.capacity(); start += values.length) {
            int count = Math.min(values.length, to.capacity() - start);
            outputs.get(start, results, 0, count);
            from.get(start, values, 0, count);
            for (int i = 0; i < count / lines.length; i++) {
                lines.read(results, i, output);
                lines.read(values, i, line);
                computeBackward(output, line);
                lines.write(line, values, i);
            }
            to.put(start, values, 0, count);
        }
        Reference.reachabilityFence(y);
        Reference.reachabilityFence(gradient);
    }

    private Lines lines(INDArray y) {
        if (y.rank() == 0) {
            return new Lines(1, 1, 1);
        }
        int length = (int) y.size(axis);
        int first = axis < 0 ? y.rank() + axis : axis;
        long stride = Arrays.stream(y.shape()).skip(first + 1L).reduce(1, Math::multiplyExact);
        return new Lines(length, (int) stride, (int) (y.length() / length));
    }

    /** Where the lines lie in memory: the values of each are a stride apart. */
    private record Lines(int length, int stride, int count) {
        /** How many values to take from memory at once: those of as many lines as lie between each other, or of several times as many. */
        int together() {
            int values = length * stride;
            return values * Math.max(1, Math.min(Floats.BLOCK / values, count / stride));
        }

        private int start(int line) {
            return line / stride * stride * length + line % stride;
        }

        void read(float[] values, int line, float[] to) {
            int from = start(line);
            for (int i = 0; i < length; i++) {
                to[i] = values[from + i * stride];
            }
        }

        void write(float[] from, float[] values, int line) {
            int to = start(line);
            for (int i = 0; i < length; i++) {
                values[to + i * stride] = from[i];
            }
        }
    }

    @Override
    final void requireFits(INDArray x) {
        requireAxis(x.rank(), () -> Shapes.text(x));
    }

    /** An example's axes are those after the batch's. */
    @Override
    public final Shape outputShape(Shape input) {
        requireAxis(Given.notNull(input, "input").dimensions().size() + 1, () -> "an example of shape " + input);
        return input;
    }

    /** A single number counts as one axis, as in PyTorch. */
    private void requireAxis(int rank, Supplier<String> input) {
        int axes = Math.max(1, rank);
        if (axis < -axes || axis >= axes) {
            throw new ShapeException(
                    "%s works along axis %d, which %s does not have: its axes are %d to %d, or %d to -1 counted from the end."
                            .formatted(this, axis, input.get(), 0, axes - 1, -axes));
        }
    }

    /** Returns the axis as it was given. */
    public final int axis() {
        return axis;
    }

    /** Empty for axis 1, the default. */
    final String axisText() {
        return axis == 1 ? "" : "axis " + axis;
    }
}
