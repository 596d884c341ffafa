package dev.stridebook.nn.file;

import dev.stridebook.nn.array.FloatBytes;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * NumPy's file of one array: {@code numpy.save} and {@code numpy.load}. A short header in the syntax of Python says type, order
 * and shape; the numbers follow. Source: numpy.lib.format, versions 1 to 3.
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_HEADER = 0xffff;

    private Npy() {}

    /**
     * Reads an array of numbers of any type as floats.
     *
     * @throws ArrayFileException if the file cannot be read, or is not what its header says
     */
    public static INDArray read(Path file) {
        return ArrayFiles.read(Given.notNull(file, "file"), Npy::array);
    }

    /**
     * Writes an array of floats, whole or not at all.
     *
     * @throws ArrayFileException if the file cannot be written
     * @throws IllegalArgumentException if the array is not of type float
     */
    public static void write(Path file, INDArray array) {
        Given.notNull(file, "file");
        Floats.require("An .npy file", "array", array);
        ArrayFiles.write(file, out -> write(array, out));
    }

    static INDArray array(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return array(in, Files.size(file));
        }
    }

    /**
     * @param length of all that {@code in} holds, in bytes
     */
    static INDArray array(InputStream in, long length) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new MalformedFileException("it does not begin as an .npy file does." + Format.hint(start));
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new MalformedFileException("it is of version %d of the format, but only 1 to 3 are known."
                    .formatted(Byte.toUnsignedInt((byte) version)));
        }
        int digits = version == 1 ? 2 : 4;
        long headerLength = littleEndian(in.readNBytes(digits));
        long before = start.length + digits + headerLength;
        if (headerLength > LONGEST_HEADER || before > length) {
            throw new MalformedFileException(
                    "it says that its header has %,d bytes, but the file has %,d.".formatted(headerLength, length));
        }
        StoredArray stored = parse(new String(in.readNBytes((int) headerLength), StandardCharsets.UTF_8));
        if (stored.bytes() != length - before) {
            throw new MalformedFileException("its shape %s takes %,d bytes, but %,d follow the header."
                    .formatted(Shapes.text(stored.shape()), stored.bytes(), length - before));
        }
        return stored.read(in);
    }

    private static long littleEndian(byte... bytes) {
        long value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = value << 8 | Byte.toUnsignedInt(bytes[i]);
        }
        return value;
    }

    private static StoredArray parse(String header) throws MalformedFileException {
        Map<?, ?> entries = dictionary(header);
        Object type = entries.get("descr");
        if (!(entries.get("fortran_order") instanceof Boolean columnMajor)
                || !(entries.get("shape") instanceof PythonLiteral.Tuple sizes)
                || type == null
                || entries.size() != 3) {
            throw incomplete(header);
        }
        if (type instanceof List) {
            throw new MalformedFileException("it holds records of several fields, not an array of numbers.");
        }
        String name = type.toString().replaceFirst("^[<>|=]", "");
        if (name.startsWith("O") || name.equals("object")) {
            throw new MalformedFileException("it holds pickled Python objects, which only Python can read. "
                    + "Save an array of numbers: numpy.save(file, array.astype('float32')).");
        }
        NumberType numbers = NumberType.numpy(name)
                .orElseThrow(() -> new MalformedFileException(
                        "it holds values of type %s, which are no numbers that fit into a float. ".formatted(type)
                                + "Use array.astype('float32')."));
        return StoredArray.of(
                numbers,
                type.toString().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                columnMajor,
                shape(sizes.items()));
    }

    private static Map<?, ?> dictionary(String header) throws MalformedFileException {
        try {
            if (PythonLiteral.parse(header).orElse(null) instanceof Map<?, ?> entries) {
                return entries;
            }
        } catch (PythonLiteral.SyntaxException notPython) {
            // Falls through to the same answer.
        }
        throw incomplete(header);
    }

    private static MalformedFileException incomplete(String header) {
        return new MalformedFileException(
                "its header does not say type, order and shape of an array: %s.".formatted(shortened(header)));
    }

    private static long[] shape(List<Object> sizes) throws MalformedFileException {
        long[] shape = new long[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            if (!(sizes.get(i) instanceof BigInteger size) || size.bitLength() >= Long.SIZE) {
                throw new MalformedFileException("its shape %s is not a list of whole numbers that an array can have."
                        .formatted(shortened(sizes.toString())));
            }
            shape[i] = size.longValue();
        }
        return shape;
    }

    private static String shortened(String text) {
        String printable = text.strip().replaceAll("\\P{Graph}+", " ");
        return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
    }

    static void write(INDArray array, OutputStream out) throws IOException {
        StringBuilder header = new StringBuilder(
                "{'descr': '<f4', 'fortran_order': False, 'shape': " + pythonTuple(array.shape()) + ", }");
        int fixed = MAGIC.length + 4;
        while ((fixed + header.length() + 1) % ALIGNMENT != 0) {
            header.append(' ');
        }
        header.append('\n');
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        start.writeBytes(MAGIC);
        start.writeBytes(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
        start.writeBytes(header.toString().getBytes(StandardCharsets.US_ASCII));
        start.writeTo(out);
        FloatBytes.write(array, out::write);
    }

    private static String pythonTuple(long... shape) {
        String sizes = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return shape.length == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
    }
}
