package dev.stridebook.notebook;

import dev.stridebook.Internal;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Finds out who hosts us. */
@Internal
public final class Hosts {
    private static final Deque<Host> INSTALLED = new ConcurrentLinkedDeque<>();

    private Hosts() {}

    /** Our kernel's host, else that of a running IJava or JJava, else the terminal. */
    public static Host current() {
        Host ours = INSTALLED.peek();
        if (ours != null) {
            return ours;
        }
        Optional<Host> theirs = ForeignKernelHost.find();
        return theirs.orElse(TerminalHost.INSTANCE);
    }

    /** Makes this the host of the whole process. Our kernel does so when it starts. */
    public static void install(Host host) {
        INSTALLED.push(host);
    }

    /** Undoes {@link #install}. */
    public static void uninstall(Host host) {
        INSTALLED.remove(host);
    }
}
