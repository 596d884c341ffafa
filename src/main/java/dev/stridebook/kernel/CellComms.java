package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stridebook.kernel.protocol.Message;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.comm.CommFactory;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.KernelTimestamp;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import io.github.spencerpark.jupyter.messages.comm.CommOpenCommand;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The comms of a session: channels between objects here and objects of the front end, such as widgets. The contract is the base
 * library's; what a comm sends belongs to the cell or handler that runs. Where there is no front end, it goes nowhere.
 */
final class CellComms extends CommManager {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    CellComms() {
        // Threads of cells may open, use and close comms while a message is handled.
        targets = new ConcurrentHashMap<>();
        comms = new ConcurrentHashMap<>();
    }

    /** Opens a comm here and at the front end. What the factory puts into the message's data, metadata and blobs goes with it. */
    @Override
    public <T extends Comm> T openComm(String targetName, CommFactory<T> factory) {
        String id = UUID.randomUUID().toString();
        var message = message(new CommOpenCommand(id, targetName, new JsonObject()));
        T comm = factory.produce(this, id, targetName, message);
        registerComm(comm);
        JsonObject content = idAnd(id, message.getContent().getData());
        content.addProperty("target_name", targetName);
        send("comm_open", content, message.getMetadata(), message.getBlobs());
        return comm;
    }

    @Override
    public void messageComm(String id, JsonObject data, Map<String, Object> metadata, List<byte[]> blobs) {
        send("comm_msg", idAnd(id, data), metadata, blobs);
    }

    /** Closes a comm here and at the front end; does nothing if it is closed already. */
    @Override
    public void closeComm(Comm comm) {
        if (unregisterComm(comm.getID()) != null) {
            send("comm_close", idAnd(comm.getID(), new JsonObject()), null, null);
            tellClosed(comm, message(new CommCloseCommand(comm.getID(), new JsonObject())));
        }
    }

    private static JsonObject idAnd(String id, JsonObject data) {
        JsonObject content = new JsonObject();
        content.addProperty("comm_id", id);
        content.add("data", data == null ? new JsonObject() : data);
        return content;
    }

    private static void send(String type, JsonObject content, Map<String, Object> metadata, List<byte[]> blobs) {
        CellRun run = CellRun.currentOrLatest();
        if (run != null) {
            JsonElement more = metadata == null ? new JsonObject() : new Gson().toJsonTree(metadata);
            run.send(type, object(content), object(more), blobs == null ? List.of() : List.copyOf(blobs));
        }
    }

    /** The base library's JSON, as ours. */
    private static ObjectNode object(JsonElement json) {
        try {
            return (ObjectNode) MAPPER.readTree(json.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    say(
                            "The data of a comm must be JSON, which has no NaN and no infinity: %s",
                            e.getOriginalMessage()),
                    e);
        }
    }

    /** Our JSON, as the base library's. */
    private static JsonObject object(JsonNode json) {
        return json.isObject() ? JsonParser.parseString(json.toString()).getAsJsonObject() : new JsonObject();
    }

    /** Calls the method that the base library keeps to itself. */
    private static void tellClosed(
            Comm comm, io.github.spencerpark.jupyter.messages.Message<CommCloseCommand> message) {
        try {
            Method onClose = Comm.class.getDeclaredMethod(
                    "onClose", io.github.spencerpark.jupyter.messages.Message.class, boolean.class);
            onClose.setAccessible(true);
            onClose.invoke(comm, message, true);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException itsOwn) {
                throw itsOwn;
            }
            throw (Error) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(say("Another version of jupyter-jvm-basekernel than 2.3.0 is in use."), e);
        }
    }

    /** A message of ours that is not sent in this form; whoever gets it may add to it. */
    private static <T extends ContentType<T>> io.github.spencerpark.jupyter.messages.Message<T> message(T content) {
        return new io.github.spencerpark.jupyter.messages.Message<>(
                List.of(), new Header<>(content.getType()), null, new LinkedHashMap<>(), content, new ArrayList<>());
    }

    /** Passes on a front end's message to the target that it opens a comm of. */
    void opened(Message message) {
        handleCommOpenCommand(
                new NoReply(), theirs(message, new CommOpenCommand(idOf(message), targetOf(message), dataOf(message))));
    }

    /** Passes on a front end's message to its comm. */
    void received(Message message) {
        handleCommMsgCommand(new NoReply(), theirs(message, new CommMsgCommand(idOf(message), dataOf(message))));
    }

    /** Closes a comm that the front end has closed. */
    void closed(Message message) {
        handleCommCloseCommand(new NoReply(), theirs(message, new CommCloseCommand(idOf(message), dataOf(message))));
    }

    static String idOf(Message message) {
        return message.content().path("comm_id").asText();
    }

    static String targetOf(Message message) {
        return message.content().path("target_name").asText();
    }

    private static JsonObject dataOf(Message message) {
        return object(message.content().path("data"));
    }

    /** A front end's message as the base library has it. */
    private static <T extends ContentType<T>> io.github.spencerpark.jupyter.messages.Message<T> theirs(
            Message message, T content) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        message.metadata()
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), MAPPER.convertValue(entry.getValue(), Object.class)));
        return new io.github.spencerpark.jupyter.messages.Message<>(
                message.identities(),
                header(message.header(), content.getType()),
                message.parent().isEmpty()
                        ? null
                        : header(
                                message.parent(),
                                MessageType.getType(
                                        message.parent().path("msg_type").asText())),
                metadata,
                content,
                message.buffers());
    }

    private static <T> Header<T> header(ObjectNode header, MessageType<T> type) {
        return new Header<>(
                header.path("msg_id").asText(),
                header.path("username").asText(),
                header.path("session").asText(),
                new KernelTimestamp(header.path("date").asText()),
                type,
                header.path("version").asText());
    }

    /** The base library reports the kernel's state here, which our server does itself. */
    private static final class NoReply extends ShellReplyEnvironment {
        NoReply() {
            super(null, null, null, null);
        }

        @Override
        public void setBusyDeferIdle() {}
    }
}
