package dev.stridebook.nn.file;

import dev.stridebook.Internal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How files store a number. All become floats, as this library computes; the large ones lose digits. */
@Internal
public enum NumberType {
    BOOL(1, "b1 ? bool", "BOOL", bytes -> bytes.get() == 0 ? 0 : 1),
    INT8(1, "i1 b int8 byte", "I8", ByteBuffer::get),
    UINT8(1, "u1 B uint8 ubyte", "U8", bytes -> Byte.toUnsignedInt(bytes.get())),
    INT16(2, "i2 h int16 short", "I16", ByteBuffer::getShort),
    UINT16(2, "u2 H uint16 ushort", "U16", bytes -> Short.toUnsignedInt(bytes.getShort())),
    INT32(4, "i4 i int32 intc", "I32", ByteBuffer::getInt),
    UINT32(4, "u4 I uint32 uintc", "U32", bytes -> Integer.toUnsignedLong(bytes.getInt())),
    INT64(8, "i8 l q int64 int", "I64", ByteBuffer::getLong),
    UINT64(8, "u8 L Q uint64 uint", "U64", bytes -> unsigned(bytes.getLong())),
    FLOAT16(2, "f2 e float16 half", "F16", bytes -> half(bytes.getShort())),
    /** The upper half of a float. NumPy has none, nor those below. */
    BFLOAT16(2, "", "BF16", bytes -> Float.intBitsToFloat(bytes.getShort() << 16)),
    /** The upper half of IEEE 754's 16 bits. */
    FLOAT8_E5M2(1, "", "F8_E5M2", bytes -> half((short) (bytes.get() << 8))),
    /** Sign, 4 bits of exponent, 3 of fraction; no infinities. */
    FLOAT8_E4M3(1, "", "F8_E4M3", bytes -> eighth(bytes.get())),
    FLOAT32(4, "f4 f float32 single", "F32", ByteBuffer::getFloat),
    FLOAT64(8, "f8 d float64 float double", "F64", bytes -> (float) bytes.getDouble());

    private final int bytes;
    private final List<String> numpy;
    private final String safetensors;
    private final Decoder decoder;

    private interface Decoder {
        float next(ByteBuffer bytes);
    }

    /**
     * @param numpy NumPy's names for it, the one that it writes first
     */
    NumberType(int bytes, String numpy, String safetensors, Decoder decoder) {
        this.bytes = bytes;
        this.numpy = List.of(numpy.split(" "));
        this.safetensors = safetensors;
        this.decoder = decoder;
    }

    /** The type that NumPy calls {@code f4}, or by another name such as {@code float32}. */
    static Optional<NumberType> numpy(String name) {
        return Arrays.stream(values())
                .filter(type -> !name.isEmpty() && type.numpy.contains(name))
                .findFirst();
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

    /** OCP's 8 bits: all ones but the sign are NaN. */
    private static float eighth(byte bits) {
        int exponent = bits >> 3 & 0xf;
        int fraction = bits & 0x7;
        float size;
        if ((bits & 0x7f) == 0x7f) {
            size = Float.NaN;
        } else {
            size = exponent == 0 ? fraction * 0x1p-9f : Float.intBitsToFloat(exponent + 120 << 23 | fraction << 20);
        }
        return bits < 0 ? -size : size;
    }
}
