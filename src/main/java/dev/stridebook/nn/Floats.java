package dev.stridebook.nn;

import dev.stridebook.shape.ShapeException;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Plain loops over an array's own memory, for what native operators do wrong or slowly. */
final class Floats {
    /** Only larger arrays are worth the look at the free memory. */
    private static final long LARGE = 256L << 20;

    private Floats() {}

    /**
     * A new array whose contents are yet to be written.
     *
     * @throws ShapeException if it is larger than any array, or than the machine's memory: the operating system would end the
     *     JVM
     */
    static INDArray create(long... shape) {
        requireMemory(shape);
        return Nd4j.createUninitialized(DataType.FLOAT, shape);
    }

    /** As {@link #create}, filled with zeros. */
    static INDArray zeros(long... shape) {
        requireMemory(shape);
        return Nd4j.zeros(DataType.FLOAT, shape);
    }

    static void requireMemory(long... shape) {
        long bytes = Require.count(shape) * Float.BYTES;
        if (bytes >= LARGE && bytes > Pointer.availablePhysicalBytes()) {
            throw new ShapeException(
                    "An array of shape %s takes %,d MB, but only %,d MB of memory are free. Use fewer channels, a smaller size or a smaller batch."
                            .formatted(Require.text(shape), bytes >> 20, Pointer.availablePhysicalBytes() >> 20));
        }
    }

    /** A new array: the values of two of the same shape added up. */
    static INDArray sum(INDArray a, INDArray b) {
        INDArray sum = a.dup('c');
        INDArray inOrder = contiguous(b);
        if (!sum.isEmpty()) {
            FloatBuffer to = of(sum);
            FloatBuffer from = of(inOrder);
            for (int i = 0; i < to.capacity(); i++) {
                to.put(i, to.get(i) + from.get(i));
            }
            Reference.reachabilityFence(inOrder);
        }
        return sum;
    }

    /** Adds the same numbers to each row of a matrix, in place. */
    static INDArray addToRows(INDArray matrix, INDArray numbers) {
        FloatBuffer to = of(matrix);
        float[] added = new float[(int) numbers.length()];
        of(numbers).get(added);
        for (int i = 0; i < to.capacity(); i += added.length) {
            for (int j = 0; j < added.length; j++) {
                to.put(i + j, to.get(i + j) + added[j]);
            }
        }
        return matrix;
    }

    /** The sum of a matrix's rows. */
    static INDArray columnSums(INDArray matrix) {
        INDArray inOrder = contiguous(matrix);
        FloatBuffer from = of(inOrder);
        float[] sums = new float[(int) matrix.size(1)];
        for (int i = 0; i < from.capacity(); i++) {
            sums[i % sums.length] += from.get(i);
        }
        Reference.reachabilityFence(inOrder);
        INDArray columns = create(sums.length);
        of(columns).put(sums);
        return columns;
    }

    /** This array if its values lie in row-major order from the start of its memory, otherwise a copy that does. */
    static INDArray contiguous(INDArray x) {
        boolean inOrder = x.ordering() == 'c' && x.offset() == 0 && !x.isView() && x.elementWiseStride() == 1;
        return inOrder ? x : x.dup('c');
    }

    /**
     * The memory of a {@link #contiguous} array. It does not keep the array alive: who holds no other reference ends with a
     * {@link java.lang.ref.Reference#reachabilityFence}.
     */
    static FloatBuffer of(INDArray contiguous) {
        return new FloatPointer(contiguous.data().addressPointer())
                .capacity(contiguous.length())
                .asBuffer();
    }
}
