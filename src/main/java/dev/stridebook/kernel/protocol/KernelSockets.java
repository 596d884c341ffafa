package dev.stridebook.kernel.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * A kernel's side of the five sockets. One thread owns them all and sleeps until a message arrives or must be sent; other
 * threads put their messages in a queue and wake it. So messages leave in the order in which they were sent, whichever
 * threads sent them, and no socket is ever used by two threads.
 */
public final class KernelSockets implements AutoCloseable {
    private static final String WAKE = "inproc://wake";
    private static final int LINGER_MILLIS = 1000;

    private final SignedMessages messages;
    private final ZContext context = new ZContext();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final ZMQ.Socket heartbeat;
    private final ZMQ.Socket wakeReceiver;
    private final ZMQ.Socket wakeSender;
    private final AtomicBoolean wakes = new AtomicBoolean();
    private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
    private final BiConsumer<Channel, Message> receiver;
    private final Consumer<String> log;
    private final Thread thread;
    private volatile boolean closing;

    private record Outgoing(Channel channel, List<byte[]> frames) {}

    /**
     * Opens the sockets; they receive nothing before {@link #start}.
     *
     * @param receiver gets each message on the sockets' own thread, so it must not block
     * @param log gets one line per message that cannot be read or handled
     * @param whenBroken is called with the cause when nothing can be sent or received any more
     * @throws IOException if an address is already in use
     */
    public KernelSockets(
            ConnectionFile connection,
            BiConsumer<Channel, Message> receiver,
            Consumer<String> log,
            Consumer<Throwable> whenBroken)
            throws IOException {
        this.messages = new SignedMessages(connection);
        this.receiver = receiver;
        this.log = log;
        this.context.setLinger(LINGER_MILLIS);
        this.context.setUncaughtExceptionHandler((thread, e) -> whenBroken.accept(e));
        try {
            heartbeat = bind(SocketType.REP, connection, connection.heartbeat());
            sockets.put(Channel.SHELL, bind(SocketType.ROUTER, connection, connection.shell()));
            sockets.put(Channel.CONTROL, bind(SocketType.ROUTER, connection, connection.control()));
            sockets.put(Channel.STDIN, bind(SocketType.ROUTER, connection, connection.stdin()));
            sockets.put(Channel.IOPUB, bind(SocketType.PUB, connection, connection.iopub()));
        } catch (ZMQException e) {
            context.close();
            throw new IOException("A port of the connection file cannot be opened: " + e.getMessage(), e);
        }
        wakeReceiver = context.createSocket(SocketType.PAIR);
        wakeReceiver.bind(WAKE);
        wakeSender = context.createSocket(SocketType.PAIR);
        wakeSender.connect(WAKE);
        thread = new Thread(this::serve, "sockets");
    }

    private ZMQ.Socket bind(SocketType type, ConnectionFile connection, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        // No limit: a slow reader must not lose a cell's output.
        socket.setHWM(0);
        socket.bind(connection.address(port));
        return socket;
    }

    /** Starts receiving. */
    public void start() {
        thread.start();
    }

    /** Queues a message to be sent. Any thread may call it. */
    public void send(Channel channel, Message message) {
        outgoing.add(new Outgoing(channel, messages.frames(message)));
        wake();
    }

    private void wake() {
        if (wakes.compareAndSet(false, true)) {
            // The thread of a cell may be interrupted, by itself or from elsewhere; its output is sent all the same.
            boolean wasInterrupted = Thread.interrupted();
            synchronized (wakeSender) {
                while (!sendWake()) {
                    wasInterrupted |= Thread.interrupted();
                }
            }
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns false if an interrupt came in between. */
    private boolean sendWake() {
        try {
            wakeSender.send(new byte[0], ZMQ.DONTWAIT);
            return true;
        } catch (ZMQException e) {
            if (e.getErrorCode() != ZMQ.Error.EINTR.getCode()) {
                throw e;
            }
            return false;
        }
    }

    private void serve() {
        List<ZMQ.Socket> readable = new ArrayList<>(List.of(wakeReceiver, heartbeat));
        List<Channel> channels = List.of(Channel.CONTROL, Channel.SHELL, Channel.STDIN);
        channels.forEach(channel -> readable.add(sockets.get(channel)));
        ZMQ.Poller poller = context.createPoller(readable.size());
        readable.forEach(socket -> poller.register(socket, ZMQ.Poller.POLLIN));
        while (!context.isClosed() && (!closing || !outgoing.isEmpty())) {
            try {
                // A cell may interrupt all threads there are.
                Thread.interrupted();
                poller.poll(-1);
                if (poller.pollin(0)) {
                    wakeReceiver.recv(ZMQ.DONTWAIT);
                }
                sendAll();
                if (poller.pollin(1)) {
                    send(heartbeat, receiveAll(heartbeat));
                }
                for (int i = 0; i < channels.size(); i++) {
                    if (poller.pollin(i + 2)) {
                        receive(channels.get(i));
                    }
                }
            } catch (Throwable e) {
                // A message that fails must not stop the next one.
                say("A message could not be handled: " + e);
            }
        }
        context.close();
    }

    private void say(String line) {
        try {
            log.accept(line);
        } catch (RuntimeException | OutOfMemoryError nobodyListens) {
            // Keep serving.
        }
    }

    private void sendAll() {
        wakes.set(false);
        for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
            send(sockets.get(next.channel()), next.frames());
        }
    }

    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i == frames.size() - 1 ? 0 : ZMQ.SNDMORE);
        }
    }

    private static List<byte[]> receiveAll(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        do {
            frames.add(socket.recv());
        } while (socket.hasReceiveMore());
        return frames;
    }

    private void receive(Channel channel) {
        try {
            receiver.accept(channel, messages.read(receiveAll(sockets.get(channel))));
        } catch (IOException notAMessage) {
            log.accept("Ignored " + notAMessage.getMessage() + ".");
        }
    }

    /** Sends all queued messages and closes the sockets. */
    @Override
    public void close() {
        closing = true;
        wakes.set(false);
        wake();
        if (Thread.currentThread() != thread) {
            try {
                thread.join(2 * LINGER_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
