package dev.stridebook.process;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of this machine for a process that is yet to start. It is none of those that a system gives to whoever asks for any, as one of these
 * could be gone before the process takes it.
 */
public final class FreePort {
    /** Linux gives ports from 32,768 on, the other systems from 49,152. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int MOST_TRIES = 100;

    private FreePort() {}

    /**
     * Opens one, so that it is not chosen again until it is closed.
     *
     * @throws IOException if none of many is free
     */
    public static ServerSocket open() throws IOException {
        for (int i = 1; ; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (BindException taken) {
                if (i == MOST_TRIES) {
                    throw taken;
                }
            }
        }
    }

    /** Returns one. */
    public static int find() throws IOException {
        try (ServerSocket socket = open()) {
            return socket.getLocalPort();
        }
    }
}
