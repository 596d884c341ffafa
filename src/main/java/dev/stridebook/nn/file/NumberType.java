package dev.stridebook.nn.file;

import dev.stridebook.Internal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How files store a number. All become floats, as this library computes; the large ones lose digits. */
@Internal
public enum NumberType {
    BOOL(1, "b1", "BOOL", bytes -> bytes.get() == 0 ? 0 : 1),
    INT8(1, "i1", "I8", ByteBuffer::get),
    UINT8(1, "u1", "U8", bytes -> Byte.toUnsignedInt(bytes.get())),
    INT16(2, "i2", "I16", ByteBuffer::getShort),
    UINT16(2, "u2", "U16", bytes -> Short.toUnsignedInt(bytes.getShort())),
    INT32(4, "i4", "I32", ByteBuffer::getInt),
    UINT32(4, "u4", "U32", bytes -> Integer.toUnsignedLong(bytes.getInt())),
    INT64(8, "i8", "I64", ByteBuffer::getLong),
    UINT64(8, "u8", "U64", bytes -> unsigned(bytes.getLong())),
    FLOAT16(2, "f2", "F16", bytes -> half(bytes.getShort())),
    /** The upper half of a float. NumPy has none. */
    BFLOAT16(2, null, "BF16", bytes -> Float.intBitsToFloat(bytes.getShort() << 16)),
    FLOAT32(4, "f4", "F32", ByteBuffer::getFloat),
    FLOAT64(8, "f8", "F64", bytes -> (float) bytes.getDouble());

    private final int bytes;
    private final String numpy;
    private final String safetensors;
    private final Decoder decoder;

    private interface Decoder {
        float next(ByteBuffer bytes);
    }

    NumberType(int bytes, String numpy, String safetensors, Decoder decoder) {
        this.bytes = bytes;
        this.numpy = numpy;
        this.safetensors = safetensors;
        this.decoder = decoder;
    }

    /** The type that NumPy calls {@code f4}. */
    static Optional<NumberType> numpy(String name) {
        return Arrays.stream(values()).filter(type -> name.equals(type.numpy)).findFirst();
    }

    /** The type that safetensors calls {@code F32}. */
    static Optional<NumberType> safetensors(String name) {
        return Arrays.stream(values())
                .filter(type -> name.equals(type.safetensors))
                .findFirst();
    }

    /** Of one number. */
    public int bytes() {
        return bytes;
    }

    /** Reads one number, in the buffer's byte order. */
    public float next(ByteBuffer from) {
        return decoder.next(from);
    }

    private static float unsigned(long value) {
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2f;
    }

    /** IEEE 754's 16 bits: sign, 5 of exponent, 10 of fraction. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float size =
                switch (exponent) {
                    case 0 -> fraction * 0x1p-24f;
                    case 0x1f -> Float.intBitsToFloat(0x7f800000 | fraction << 13);
                    default -> Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
                };
        return bits < 0 ? -size : size;
    }
}
