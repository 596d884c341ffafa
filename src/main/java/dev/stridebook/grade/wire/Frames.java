package dev.stridebook.grade.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * JSON texts in a stream: each on a line of its own behind a record separator (RFC 7464), so that what native code prints
 * to the same stream is told apart and skipped. The other end is not trusted: the length, the depth and the numbers of what
 * is read are bounded.
 */
public final class Frames {
    private static final int SEPARATOR = 0x1e;
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_TEXT = 4 << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final InputStream stream;
    private final int longest;

    /** @param longest bytes that a frame may have */
    public Frames(InputStream stream, int longest) {
        this.stream = new BufferedInputStream(stream, 1 << 16);
        this.longest = longest;
    }

    public static ObjectNode frame() {
        return MAPPER.createObjectNode();
    }

    /** Writes a frame and flushes. */
    public static void write(OutputStream stream, ObjectNode frame) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.write('\n');
        line.write(SEPARATOR);
        line.write(MAPPER.writeValueAsBytes(frame));
        line.write('\n');
        line.writeTo(stream);
        stream.flush();
    }

    /**
     * The next frame; nothing at the end of the stream.
     *
     * @throws WireException if it is too long or no JSON object
     */
    public Optional<ObjectNode> read() throws IOException, WireException {
        for (int first = stream.read(); first >= 0; first = stream.read()) {
            if (first == SEPARATOR) {
                return Optional.of(parse(line()));
            }
            skipLine(first);
        }
        return Optional.empty();
    }

    private void skipLine(int first) throws IOException {
        for (int next = first; next >= 0 && next != '\n'; next = stream.read()) {
            // Somebody's output.
        }
    }

    private byte[] line() throws IOException, WireException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = stream.read(); next != '\n'; next = stream.read()) {
            if (next < 0) {
                throw new WireException("The reply breaks off.");
            }
            if (bytes.size() == longest) {
                throw new WireException("The reply is longer than %,d bytes.".formatted(longest));
            }
            bytes.write(next);
        }
        return bytes.toByteArray();
    }

    private static ObjectNode parse(byte[] json) throws IOException, WireException {
        try {
            if (MAPPER.readTree(new String(json, StandardCharsets.UTF_8)) instanceof ObjectNode frame) {
                return frame;
            }
        } catch (JsonProcessingException garbled) {
            throw new WireException("The reply is garbled.");
        }
        throw new WireException("The reply is no JSON object.");
    }
}
