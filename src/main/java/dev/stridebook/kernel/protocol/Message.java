package dev.stridebook.kernel.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * A message of Jupyter's protocol.
 *
 * @param identities ZeroMQ identities of the sender or recipient; on iopub the topic
 * @param header {@code msg_id}, {@code msg_type}, {@code session}, {@code username}, {@code date}, {@code version}
 * @param parent the header of the message that this one answers; empty if it answers none
 * @param buffers binary data that follows the content, such as a widget's pixels; they are not signed
 */
public record Message(
        List<byte[]> identities,
        ObjectNode header,
        ObjectNode parent,
        ObjectNode metadata,
        ObjectNode content,
        List<byte[]> buffers) {
    /** The version of the protocol. */
    public static final String VERSION = "5.3";

    /** Creates a message with a new header and neither metadata nor buffers. */
    public static Message of(
            String type, String session, List<byte[]> identities, ObjectNode parent, ObjectNode content) {
        ObjectNode header = JsonNodeFactory.instance
                .objectNode()
                .put("msg_id", UUID.randomUUID().toString())
                .put("msg_type", type)
                .put("session", session)
                .put("username", "kernel")
                .put("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString())
                .put("version", VERSION);
        return new Message(identities, header, parent, JsonNodeFactory.instance.objectNode(), content, List.of());
    }

    /** Returns this message with other metadata and buffers. */
    public Message with(ObjectNode metadata, List<byte[]> buffers) {
        return new Message(identities, header, parent, metadata, content, buffers);
    }

    public String type() {
        return header.path("msg_type").asText();
    }

    public String id() {
        return header.path("msg_id").asText();
    }

    /** Returns the id of the message that this one answers. */
    public String parentId() {
        return parent.path("msg_id").asText();
    }
}
