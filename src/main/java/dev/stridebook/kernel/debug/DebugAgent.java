package dev.stridebook.kernel.debug;

import dev.stridebook.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The JVM's debug agent. It can only be loaded when the JVM starts, and sleeps until {@link #start} throws the one exception that it waits
 * for; then it connects to a port of this machine.
 */
public final class DebugAgent {
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;

    private DebugAgent() {}

    /**
     * Returns the options for a JVM that can be debugged.
     *
     * @param seed kernels with different seeds use different ports, as a rule
     */
    public static List<String> options(String seed) {
        int port = FIRST_PORT + Math.floorMod(seed.hashCode(), PORTS);
        // The agent insists on running a program when it wakes; this one does nothing.
        String program = isWindows() ? "cmd /c exit" : "true";
        return List.of(
                "-agentlib:jdwp=transport=dt_socket,server=n,suspend=n,quiet=y,onthrow=%s,launch=%s,address=127.0.0.1:%d"
                        .formatted(Start.class.getName(), program, port),
                "-D%s=%d".formatted(Settings.DEBUG_PORT, port));
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }

    /** Returns whether this JVM can be debugged. */
    public static boolean isLoaded() {
        return port().isPresent();
    }

    static OptionalInt port() {
        return Settings.debugPort();
    }

    /** Makes the agent connect. It does so on a thread of its own, as it waits for an answer. */
    static void start() {
        Thread thread = new Thread(DebugAgent::wake, "debug-agent");
        thread.setDaemon(true);
        thread.start();
    }

    private static void wake() {
        try {
            throw new Start();
        } catch (Start noticed) {
            // The agent has noticed that it was thrown.
        }
    }

    private static final class Start extends Exception {
        private static final long serialVersionUID = 1L;

        Start() {
            super(null, null, false, false);
        }
    }
}
