package dev.stridebook.notebook;

import dev.stridebook.Internal;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Finds the host of the running code. */
@Internal
public final class Hosts {
    private static final Deque<Host> INSTALLED = new ConcurrentLinkedDeque<>();

    private Hosts() {}

    /** Returns our kernel's host, else that of a running IJava or JJava, else the terminal. */
    public static Host current() {
        Host ours = INSTALLED.peek();
        if (ours != null) {
            return ours;
        }
        Optional<Host> theirs = ForeignKernelHost.find();
        return theirs.orElse(TerminalHost.INSTANCE);
    }

    /** Makes this the host of the whole process. Our kernel does this when it starts. */
    public static void install(Host host) {
        INSTALLED.push(host);
    }

    /** Undoes {@link #install}. */
    public static void uninstall(Host host) {
        INSTALLED.remove(host);
    }
}
