package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.stream.StreamSupport;

/** Arrays as they travel between processes: a shape, a type, and the values' bytes in Base64, so that no bit is lost. */
final class Numbers {
    private static final String INTEGERS = "int64";

    private Numbers() {}

    static ObjectNode of(float[] values, long... shape) {
        ByteBuffer bytes = allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return node("float32", bytes, shape);
    }

    static ObjectNode of(long[] values, long... shape) {
        ByteBuffer bytes = allocate(values.length * Long.BYTES);
        bytes.asLongBuffer().put(values);
        return node(INTEGERS, bytes, shape);
    }

    private static ObjectNode node(String type, ByteBuffer bytes, long... shape) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode sizes = node.putArray("shape");
        for (long size : shape) {
            sizes.add(size);
        }
        return node.put("type", type).put("values", Base64.getEncoder().encodeToString(bytes.array()));
    }

    static boolean areIntegers(JsonNode array) {
        return array.path("type").asText().equals(INTEGERS);
    }

    static long[] shape(JsonNode array) {
        return StreamSupport.stream(array.required("shape").spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    static float[] floats(JsonNode array) {
        ByteBuffer bytes = bytes(array.required("values"));
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    static long[] integers(JsonNode array) {
        ByteBuffer bytes = bytes(array.required("values"));
        long[] values = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(values);
        return values;
    }

    /**
     * @param text the bytes themselves, as of {@code exact} and {@code spread} in PyTorch's answers
     */
    static double[] doubles(JsonNode text) {
        ByteBuffer bytes = bytes(text);
        double[] values = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    private static ByteBuffer bytes(JsonNode text) {
        return ByteBuffer.wrap(Base64.getDecoder().decode(text.asText())).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
