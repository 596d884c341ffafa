package dev.stridebook.kernel.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A minimal, single-threaded front end that tests an installed kernel. */
public final class KernelClient implements AutoCloseable {
    private final SignedMessages messages;
    private final ZContext context = new ZContext();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final ZMQ.Socket heartbeat;
    private final String session = UUID.randomUUID().toString();

    /** Connects; the kernel may start later. */
    public KernelClient(ConnectionFile connection) {
        this.messages = new SignedMessages(connection);
        context.setLinger(0);
        byte[] identity = session.getBytes(StandardCharsets.US_ASCII);
        sockets.put(Channel.SHELL, connect(SocketType.DEALER, connection, connection.shell(), identity));
        sockets.put(Channel.CONTROL, connect(SocketType.DEALER, connection, connection.control(), identity));
        sockets.put(Channel.STDIN, connect(SocketType.DEALER, connection, connection.stdin(), identity));
        ZMQ.Socket iopub = connect(SocketType.SUB, connection, connection.iopub(), identity);
        iopub.subscribe("");
        sockets.put(Channel.IOPUB, iopub);
        heartbeat = connect(SocketType.REQ, connection, connection.heartbeat(), identity);
    }

    private ZMQ.Socket connect(SocketType type, ConnectionFile connection, int port, byte[] identity) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHWM(0);
        socket.setIdentity(identity);
        socket.connect(connection.address(port));
        return socket;
    }

    /** Returns a new empty JSON object. */
    public static ObjectNode content() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Sends a request and returns it, so that its id is known. */
    public Message send(Channel channel, String type, ObjectNode content) {
        Message message = Message.of(type, session, List.of(), content(), content);
        send(channel, message);
        return message;
    }

    /** Signs and sends a message without checking its content. */
    public void send(Channel channel, Message message) {
        sendFrames(channel, messages.frames(message));
    }

    /** Sends raw frames. */
    public void sendFrames(Channel channel, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            sockets.get(channel).send(frames.get(i), i == frames.size() - 1 ? 0 : ZMQ.SNDMORE);
        }
    }

    /** Requests the execution of a cell. */
    public Message execute(String code) {
        return send(
                Channel.SHELL,
                "execute_request",
                content()
                        .put("code", code)
                        .put("silent", false)
                        .put("store_history", true)
                        .put("allow_stdin", true)
                        .put("stop_on_error", true));
    }

    /**
     * Returns the next message on a channel.
     *
     * @throws TimeoutException if none comes in time
     * @throws IOException if it is not a message with a valid signature
     */
    public Message receive(Channel channel, Duration patience) throws IOException, TimeoutException {
        ZMQ.Socket socket = sockets.get(channel);
        // A negative timeout would mean to wait forever.
        socket.setReceiveTimeOut((int) Math.max(0, patience.toMillis()));
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = socket.recv();
            if (frame == null) {
                throw new TimeoutException("No message came on " + channel + " within " + patience.toSeconds() + " s.");
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        return messages.read(frames);
    }

    /** Returns the reply to a request and drops replies to others. */
    public Message reply(Channel channel, Message request, Duration patience) throws IOException, TimeoutException {
        while (true) {
            Message message = receive(channel, patience);
            if (message.parentId().equals(request.id())) {
                return message;
            }
        }
    }

    /** Returns everything published about a request, up to the kernel's idle status. */
    public List<Message> published(Message request, Duration patience) throws IOException, TimeoutException {
        List<Message> published = new ArrayList<>();
        while (true) {
            Message message = receive(Channel.IOPUB, patience);
            if (message.parentId().equals(request.id())) {
                published.add(message);
                if (message.type().equals("status")
                        && message.content().path("execution_state").asText().equals("idle")) {
                    return published;
                }
            }
        }
    }

    /** Returns whether the kernel answers a heartbeat within this time. */
    public boolean isAlive(Duration patience) {
        heartbeat.setReceiveTimeOut((int) patience.toMillis());
        heartbeat.send("ping");
        return heartbeat.recv() != null;
    }

    /** Waits until the kernel answers and its publications arrive, which takes a moment after both sides have connected. */
    public Message awaitReady(Duration patience) throws IOException, TimeoutException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Message request = send(Channel.SHELL, "kernel_info_request", content());
            try {
                Message reply = reply(Channel.SHELL, request, Duration.ofNanos(end - System.nanoTime()));
                published(request, Duration.ofMillis(500));
                return reply;
            } catch (TimeoutException e) {
                if (System.nanoTime() >= end) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
