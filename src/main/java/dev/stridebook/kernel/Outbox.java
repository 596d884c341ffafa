package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.KernelSockets;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.notebook.CellError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Sends a kernel's messages: replies to the requester, and publications to all. Any thread may use it. */
final class Outbox {
    private final KernelSockets sockets;
    private final String session = UUID.randomUUID().toString();

    Outbox(KernelSockets sockets) {
        this.sockets = sockets;
    }

    /** Returns the content of a successful reply without further fields. */
    static ObjectNode ok() {
        return object().put("status", "ok");
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Returns the content of an error reply; without its status, it is also that of the publication. */
    static ObjectNode error(CellError error) {
        ObjectNode content =
                object().put("status", "error").put("ename", error.name()).put("evalue", error.message());
        error.traceback().forEach(content.putArray("traceback")::add);
        return content;
    }

    void reply(Channel channel, Message request, ObjectNode content) {
        String type = request.type().replaceFirst("_request$", "_reply");
        sockets.send(channel, Message.of(type, session, request.identities(), request.header(), content));
    }

    /** @param request the request it belongs to, or null */
    void publish(Message request, String type, ObjectNode content) {
        publish(request, type, content, object(), List.of());
    }

    /** @param request the request it belongs to, or null */
    void publish(Message request, String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers) {
        ObjectNode parent = request == null ? object() : request.header();
        List<byte[]> topic = List.of(("kernel." + session + "." + type).getBytes(StandardCharsets.UTF_8));
        sockets.send(
                Channel.IOPUB, Message.of(type, session, topic, parent, content).with(metadata, buffers));
    }

    /** @param state {@code starting}, {@code busy} or {@code idle} */
    void publishStatus(Message request, String state) {
        publish(request, "status", object().put("execution_state", state));
    }

    /** Asks the user for a line of input. */
    void askForInput(Message request, String prompt) {
        ObjectNode content = object().put("prompt", prompt).put("password", false);
        sockets.send(
                Channel.STDIN, Message.of("input_request", session, request.identities(), request.header(), content));
    }
}
