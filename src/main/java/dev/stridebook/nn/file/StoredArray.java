package dev.stridebook.nn.file;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.ShapeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array as a file describes it, before any of its numbers is read.
 *
 * @param columnMajor whether the first axis is the fastest, as in Fortran
 */
record StoredArray(NumberType type, ByteOrder order, boolean columnMajor, long... shape) {
    /** ND4J's limit. */
    private static final int MOST_AXES = 32;

    private static final int PIECE = 1 << 16;

    /**
     * @throws MalformedFileException if no array has that shape
     */
    static StoredArray of(NumberType type, ByteOrder order, boolean columnMajor, long... shape)
            throws MalformedFileException {
        if (shape.length > MOST_AXES || Arrays.stream(shape).anyMatch(size -> size < 0 || size > Integer.MAX_VALUE)) {
            throw new MalformedFileException("its shape is %s, but arrays have at most %d axes, each of 0 to %,d."
                    .formatted(Shapes.text(shape), MOST_AXES, Integer.MAX_VALUE));
        }
        try {
            Shapes.count(shape);
        } catch (ShapeException tooLarge) {
            throw new MalformedFileException(tooLarge.getMessage(), tooLarge);
        }
        return new StoredArray(type, order, columnMajor, shape);
    }

    /** Of all its numbers. */
    long bytes() {
        return Shapes.count(shape) * type.bytes();
    }

    /**
     * Reads the numbers.
     *
     * @return of type float, in row-major order
     * @throws MalformedFileException if there are fewer
     * @throws ShapeException if there is no memory for them
     */
    INDArray read(InputStream in) throws IOException {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            if (Shapes.count(shape) == 0) {
                return Nd4j.create(DataType.FLOAT, shape);
            }
            if (!columnMajor || shape.length < 2) {
                return rowMajor(in, shape);
            }
            int[] axes = IntStream.range(0, shape.length).toArray();
            return rowMajor(in, reversed(shape)).permute(reversed(axes)).dup('c');
        }
    }

    private INDArray rowMajor(InputStream in, long... sizes) throws IOException {
        INDArray array = Floats.create(sizes);
        FloatBuffer values = Floats.of(array);
        long left = bytes();
        while (left > 0) {
            byte[] piece = in.readNBytes((int) Math.min(PIECE, left));
            left -= piece.length;
            if (left > 0 && piece.length < PIECE) {
                throw new MalformedFileException("it ends %,d bytes too soon.".formatted(left));
            }
            ByteBuffer bytes = ByteBuffer.wrap(piece).order(order);
            while (bytes.hasRemaining()) {
                values.put(type.next(bytes));
            }
        }
        return array;
    }

    private static long[] reversed(long... sizes) {
        return IntStream.range(0, sizes.length)
                .mapToLong(i -> sizes[sizes.length - 1 - i])
                .toArray();
    }

    private static int[] reversed(int... axes) {
        return IntStream.range(0, axes.length)
                .map(i -> axes[axes.length - 1 - i])
                .toArray();
    }
}
