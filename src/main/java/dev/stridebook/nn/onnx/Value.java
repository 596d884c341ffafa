package dev.stridebook.nn.onnx;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a name in the file stands for while it is read. */
sealed interface Value {
    /**
     * What is computed when the network runs.
     *
     * @param step which computes it, or 0 for the network's input
     * @param example the shape without the batch axis, where it is known
     */
    record Computed(int step, Optional<Shape> example) implements Value {}

    /** Numbers that are known. */
    sealed interface Constant extends Value {
        long[] shape();

        /** The numbers as floats, in row-major order. */
        INDArray floats();

        /** The numbers as whole ones. */
        long[] integers();
    }

    /** Floats. */
    record Real(INDArray floats) implements Constant {
        @Override
        public long[] shape() {
            return floats.shape();
        }

        @Override
        public long[] integers() {
            float[] values =
                    floats.isEmpty() ? new float[0] : floats.dup('c').data().asFloat();
            long[] integers = new long[values.length];
            for (int i = 0; i < values.length; i++) {
                integers[i] = (long) values[i];
                if (integers[i] != values[i]) {
                    throw new OnnxException("whole numbers are needed, but one is %s".formatted(values[i]));
                }
            }
            return integers;
        }
    }

    /**
     * Whole numbers, mostly sizes.
     *
     * @param integers one may be {@link #BATCH}
     */
    record Whole(long[] shape, long[] integers) implements Constant {
        /** In place of the number of examples, which is known only when the network runs. */
        static final long BATCH = Long.MIN_VALUE;

        static Whole of(long... integers) {
            return new Whole(new long[] {integers.length}, integers);
        }

        boolean dependsOnBatch() {
            return Arrays.stream(integers).anyMatch(integer -> integer == BATCH);
        }

        @Override
        public INDArray floats() {
            if (dependsOnBatch()) {
                throw new OnnxException(
                        "it computes with the number of examples in a batch, which is supported only where a batch is reshaped");
            }
            if (integers.length == 0) {
                return Nd4j.create(DataType.FLOAT, shape);
            }
            INDArray floats = Floats.create(shape);
            FloatBuffer to = Floats.of(floats);
            Arrays.stream(integers).forEach(integer -> to.put(integer));
            return floats;
        }

        @Override
        public String toString() {
            return Shapes.text(integers).replace(String.valueOf(BATCH), "batch");
        }
    }
}
