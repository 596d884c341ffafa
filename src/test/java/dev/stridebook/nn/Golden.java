package dev.stridebook.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What PyTorch computed: see src/test/python/golden.py. */
final class Golden {
    private static final JsonNode ALL = read();

    private Golden() {}

    private static JsonNode read() {
        try (InputStream in = new GZIPInputStream(Golden.class.getResourceAsStream("golden.json.gz"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode of(String group) {
        return ALL.required(group);
    }

    static Stream<JsonNode> cases(String group) {
        return StreamSupport.stream(of(group).spliterator(), false);
    }

    static INDArray array(JsonNode node) {
        ByteBuffer bytes = ByteBuffer.wrap(
                        Base64.getDecoder().decode(node.required("data").asText()))
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return Nd4j.create(values, longs(node.required("shape")), 'c');
    }

    static int[] labels(JsonNode node) {
        return StreamSupport.stream(node.required("labels").spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    static Window window(JsonNode node) {
        JsonNode padding = node.required("padding");
        return new Window(
                size(node.required("kernel")),
                size(node.required("stride")),
                new Padding(
                        padding.get(0).asInt(),
                        padding.get(1).asInt(),
                        padding.get(2).asInt(),
                        padding.get(3).asInt()),
                size(node.required("dilation")),
                node.required("ceil").asBoolean() ? Rounding.CEIL : Rounding.FLOOR);
    }

    private static Size size(JsonNode node) {
        return Size.of(node.get(0).asInt(), node.get(1).asInt());
    }

    private static long[] longs(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    /** The same shape and, within a float's rounding over a sum, the same values; NaN and infinities exactly. */
    static void assertClose(String what, INDArray actual, INDArray expected) {
        assertThat(actual.shape()).as("shape of " + what).isEqualTo(expected.shape());
        float[] got = actual.dup('c').data().asFloat();
        float[] wanted = expected.dup('c').data().asFloat();
        for (int i = 0; i < wanted.length; i++) {
            boolean close = Float.compare(got[i], wanted[i]) == 0
                    || Math.abs(got[i] - wanted[i]) <= 1e-4 * Math.max(1, Math.abs(wanted[i]));
            assertThat(close)
                    .as("%s at %d: expected %s, got %s", what, i, wanted[i], got[i])
                    .isTrue();
        }
    }
}
