package dev.stridebook.kernel.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Converts messages to and from ZeroMQ frames: identities, a delimiter, a signature, four JSON texts and buffers. */
final class SignedMessages {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Null if the front end wants no signatures. */
    private final Hmac hmac;

    /** @throws IllegalArgumentException if this JDK does not have the connection's signature algorithm */
    SignedMessages(ConnectionFile connection) {
        this.hmac = connection.key().isEmpty() ? null : Hmac.of(connection.signatureScheme(), connection.key());
    }

    /**
     * @throws IOException if the frames are not a message, or it was signed with another key; the message says why
     */
    Message read(List<byte[]> frames) throws IOException {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (frames.size() < delimiter + 6) {
            throw new IOException("a message of %d frames, which is too few".formatted(frames.size()));
        }
        List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 6);
        if (!MessageDigest.isEqual(signature(parts), frames.get(delimiter + 1))) {
            throw new IOException("a message with a wrong signature");
        }
        ObjectNode header = object(parts.get(0));
        if (!header.path("msg_type").isTextual()) {
            throw new IOException("a message without a msg_type");
        }
        return new Message(
                List.copyOf(frames.subList(0, delimiter)),
                header,
                object(parts.get(1)),
                object(parts.get(2)),
                object(parts.get(3)),
                List.copyOf(frames.subList(delimiter + 6, frames.size())));
    }

    private static ObjectNode object(byte[] json) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node instanceof ObjectNode object) {
                return object;
            }
            if (node.isNull() || node.isMissingNode()) {
                return JsonNodeFactory.instance.objectNode();
            }
        } catch (JsonProcessingException e) {
            throw new IOException("a message with a part that is not JSON: " + e.getOriginalMessage());
        }
        throw new IOException("a message with a part that is not a JSON object");
    }

    List<byte[]> frames(Message message) {
        List<byte[]> parts = new ArrayList<>();
        for (ObjectNode part : List.of(message.header(), message.parent(), message.metadata(), message.content())) {
            parts.add(part.toString().getBytes(StandardCharsets.UTF_8));
        }
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signature(parts));
        frames.addAll(parts);
        frames.addAll(message.buffers());
        return frames;
    }

    private byte[] signature(List<byte[]> parts) {
        return hmac == null
                ? new byte[0]
                : HexFormat.of().formatHex(hmac.sign(parts)).getBytes(StandardCharsets.US_ASCII);
    }
}
