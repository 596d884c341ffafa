package dev.stridebook.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What PyTorch computed: see src/test/python/golden.py, which also says how the files are laid out. */
public final class Golden {
    /** One number of the pools is one of these. */
    private static final Map<String, Float> UNITS =
            Map.of("eighths", 1 / 8f, "64ths", 1 / 64f, "floats", 1f, "integers", 1f);

    private static final Map<String, List<Case>> FAMILIES = new ConcurrentHashMap<>();

    private Golden() {}

    /** All cases of a family, {@code conv2d} for instance. */
    public static List<Case> cases(String family) {
        return FAMILIES.computeIfAbsent(family, Golden::read);
    }

    public static Case of(String family, String name) {
        return cases(family).stream()
                .filter(golden -> golden.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Case> read(String family) {
        Weights file = Weights.read(resource(family + ".npz"));
        Map<String, float[]> pools = new LinkedHashMap<>();
        file.names().forEach(name -> pools.put(name, file.get(name).data().asFloat()));
        try {
            JsonNode index = new ObjectMapper().readTree(bytes(pools.remove("index")));
            return StreamSupport.stream(index.spliterator(), false)
                    .map(node -> new Case(node, pools))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(float... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** A file beside the golden cases. */
    public static Path resource(String name) {
        try {
            return Path.of(Golden.class.getResource(name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One call of PyTorch, and what came of it. */
    public record Case(JsonNode node, Map<String, float[]> pools) {
        public String name() {
            return node.required("name").asText();
        }

        public JsonNode args() {
            return node.required("args");
        }

        /** Whether PyTorch raised an error. */
        boolean isRefused() {
            return node.has("refused");
        }

        /** Whether we take on purpose what PyTorch refuses. */
        boolean isOurs() {
            return node.has("ours");
        }

        public boolean has(String array) {
            return node.required("arrays").has(array);
        }

        List<String> arrayNames() {
            return StreamSupport.stream(
                            ((Iterable<String>) () -> node.required("arrays").fieldNames()).spliterator(), false)
                    .toList();
        }

        public INDArray array(String name) {
            JsonNode stored = node.required("arrays").required(name);
            String pool = stored.get(0).asText();
            long[] shape = longs(stored.get(2));
            int length = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
            if (length == 0) {
                return Nd4j.create(DataType.FLOAT, shape);
            }
            int offset = stored.get(1).asInt();
            float[] values = Arrays.copyOfRange(pools.get(pool), offset, offset + length);
            for (int i = 0; i < length; i++) {
                values[i] *= UNITS.get(pool);
            }
            return shape.length == 0 ? Nd4j.scalar(values[0]) : Nd4j.create(values, shape, 'c');
        }

        /** The input of a refused call, of which only the shape counts. */
        INDArray zeros() {
            return Nd4j.zeros(DataType.FLOAT, longs(args().required("x")));
        }
    }

    static int[] ints(JsonNode list) {
        return Arrays.stream(longs(list)).mapToInt(Math::toIntExact).toArray();
    }

    public static long[] longs(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    /** The same shape and, but for a float's last digits, the same values; NaN and infinities exactly. */
    static void assertAlmostEqual(String what, INDArray actual, INDArray expected) {
        assertThat(actual.shape()).as("shape of " + what).isEqualTo(expected.shape());
        float[] got = actual.isEmpty() ? new float[0] : actual.dup('c').data().asFloat();
        float[] wanted =
                expected.isEmpty() ? new float[0] : expected.dup('c').data().asFloat();
        float scale = 0;
        for (float value : wanted) {
            scale = Float.isFinite(value) ? Math.max(scale, Math.abs(value)) : scale;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean close = Float.compare(got[i], wanted[i]) == 0
                    || Math.abs(got[i] - wanted[i]) <= 1e-6 * Math.max(Math.abs(wanted[i]), 0.1 * scale);
            assertThat(close)
                    .as("%s at %d: expected %s, got %s", what, i, wanted[i], got[i])
                    .isTrue();
        }
    }

    /** The same shape and, within a float's rounding over a sum, the same values; NaN and infinities exactly. */
    public static void assertClose(String what, INDArray actual, INDArray expected) {
        assertThat(actual.shape()).as("shape of " + what).isEqualTo(expected.shape());
        if (expected.isEmpty()) {
            return;
        }
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
