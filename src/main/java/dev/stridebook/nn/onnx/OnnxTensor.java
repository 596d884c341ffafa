package dev.stridebook.nn.onnx;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.file.NumberType;
import dev.stridebook.shape.ShapeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array as the file has it.
 *
 * @param type of its numbers, as ONNX numbers them
 * @param raw its bytes, little-endian, or null where {@code values} are given
 * @param values a {@code float[]}, {@code double[]} or {@code long[]}, or null where {@code raw} is given
 */
record OnnxTensor(String name, int type, long[] shape, byte[] raw, Object values) {
    static final int FLOAT = 1;
    static final int INT32 = 6;
    static final int INT64 = 7;
    static final int STRING = 8;
    static final int BOOL = 9;
    static final int FLOAT16 = 10;
    static final int DOUBLE = 11;
    static final int BFLOAT16 = 16;

    /** By ONNX's numbers; null where a number is none that fits into a float. */
    private static final List<Optional<NumberType>> TYPES = types();

    /** ND4J's limit. */
    private static final int MOST_AXES = 32;

    private static List<Optional<NumberType>> types() {
        NumberType[] types = {
            null,
            NumberType.FLOAT32,
            NumberType.UINT8,
            NumberType.INT8,
            NumberType.UINT16,
            NumberType.INT16,
            NumberType.INT32,
            NumberType.INT64,
            null, // strings
            NumberType.BOOL,
            NumberType.FLOAT16,
            NumberType.FLOAT64,
            NumberType.UINT32,
            NumberType.UINT64,
            null, // complex
            null,
            NumberType.BFLOAT16
        };
        return Arrays.stream(types).map(Optional::ofNullable).toList();
    }

    /** The type of a number in files, or empty for strings, complex numbers and those of fewer than 8 bits. */
    static Optional<NumberType> numberType(int type) {
        return type >= 0 && type < TYPES.size() ? TYPES.get(type) : Optional.empty();
    }

    static boolean isWhole(int type) {
        return numberType(type).isPresent() && type != FLOAT && type != FLOAT16 && type != DOUBLE && type != BFLOAT16;
    }

    /** How many numbers its shape asks for. */
    int count() {
        if (shape.length > MOST_AXES || Arrays.stream(shape).anyMatch(size -> size < 0 || size > Integer.MAX_VALUE)) {
            throw new OnnxException("Its tensor %s has the shape %s, but arrays have at most %d axes, each of 0 to %,d."
                    .formatted(quoted(), Shapes.text(shape), MOST_AXES, Integer.MAX_VALUE));
        }
        try {
            return (int) Shapes.count(shape);
        } catch (ShapeException tooLarge) {
            throw new OnnxException("Its tensor %s: %s".formatted(quoted(), tooLarge.getMessage()), tooLarge);
        }
    }

    /** The numbers as floats. */
    INDArray floats() {
        int count = requireComplete();
        if (count == 0) {
            return Nd4j.create(DataType.FLOAT, shape);
        }
        INDArray array = Floats.create(shape);
        FloatBuffer to = Floats.of(array);
        if (raw != null) {
            NumberType numbers = numberType(type).orElseThrow();
            ByteBuffer from = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
            while (from.hasRemaining()) {
                to.put(numbers.next(from));
            }
        } else if (values instanceof float[] floats) {
            to.put(floats);
        } else if (values instanceof double[] doubles) {
            Arrays.stream(doubles).forEach(value -> to.put((float) value));
        } else {
            NumberType bits =
                    type == FLOAT16 || type == BFLOAT16 ? numberType(type).orElseThrow() : null;
            ByteBuffer one = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (long value : (long[]) values) {
                to.put(
                        bits == null
                                ? value
                                : bits.next(one.clear().putLong(value).flip()));
            }
        }
        return array;
    }

    /** The whole numbers. */
    long[] integers() {
        requireComplete();
        if (raw == null) {
            return ((long[]) values).clone();
        }
        ByteBuffer from = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        long[] integers = new long[raw.length / numberType(type).orElseThrow().bytes()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = switch (numberType(type).orElseThrow()) {
                case INT64, UINT64 -> from.getLong();
                case UINT32 -> Integer.toUnsignedLong(from.getInt());
                case INT32 -> from.getInt();
                default -> (long) numberType(type).orElseThrow().next(from);
            };
        }
        return integers;
    }

    private int requireComplete() {
        int count = count();
        NumberType numbers = numberType(type)
                .orElseThrow(() -> new OnnxException(
                        "Its tensor %s holds values of ONNX's type %d, which are no numbers that fit into a float. Supported are floats of 16 to 64 bits, whole numbers of 8 to 64 bits and bool."
                                .formatted(quoted(), type)));
        boolean fits = raw != null ? raw.length == (long) count * numbers.bytes() : lengthOf(values) == count;
        boolean fitsType = raw != null || values instanceof long[] || !isWhole(type);
        if (!fits || !fitsType) {
            throw new OnnxException("Its tensor %s has the shape %s, which takes %,d numbers of type %s, but it has %s."
                    .formatted(
                            quoted(),
                            Shapes.text(shape),
                            count,
                            numbers,
                            raw != null ? "%,d bytes".formatted(raw.length) : "%,d".formatted(lengthOf(values))));
        }
        return count;
    }

    private static int lengthOf(Object values) {
        if (values instanceof float[] floats) {
            return floats.length;
        }
        return values instanceof double[] doubles ? doubles.length : ((long[]) values).length;
    }

    private String quoted() {
        return "\"" + name + "\"";
    }
}
