package dev.stridebook.guard;

import java.util.Optional;

/**
 * What classes call after {@link ClassInstrumenter} has been at them. Public because those classes live in other class loaders; not for
 * use by hand.
 */
public final class Guard {
    /** What a program that runs guarded code adds. It is asked on the thread that runs the code. */
    public interface Host {
        /** Throws an error if the code is to stop. Asked only while somebody wants {@linkplain Guard#raiseAlarm attention}. */
        void stopIfAsked();

        /** What to say to {@code call}, which would end the process; empty if this thread runs nothing of the host's. */
        Optional<String> refusalOf(String call);
    }

    private static final Host NOBODY = new Host() {
        @Override
        public void stopIfAsked() {
            // Nobody can ask.
        }

        @Override
        public Optional<String> refusalOf(String call) {
            return Optional.empty();
        }
    };

    private static volatile Host host = NOBODY;
    private static volatile boolean isAlarmed;
    private static int alarms;

    private Guard() {}

    /** Makes this the host of all guarded code in the process. */
    public static void install(Host newHost) {
        host = newHost;
    }

    /** Makes all guarded code ask whether it is meant, until {@link #lowerAlarm} has been called as often. */
    public static synchronized void raiseAlarm() {
        alarms++;
        isAlarmed = true;
    }

    /** Takes back one {@link #raiseAlarm}. */
    public static synchronized void lowerAlarm() {
        alarms--;
        isAlarmed = alarms > 0;
    }

    /** How many alarms are raised; guarded code asks nobody while there are none. */
    static synchronized int alarms() {
        return alarms;
    }

    /**
     * Ends the code that calls it, if it was asked to end. Called on entry to a method and before each jump back, so it costs the read
     * of a flag as long as nothing at all is to end.
     */
    public static void check() {
        if (isAlarmed) {
            GuardedThread.endIfAbandoned();
            host.stopIfAsked();
        }
    }

    /** Stands in for {@link System#exit}. */
    public static void exit(int status) {
        throw refusal("System.exit(" + status + ")");
    }

    /** Stands in for {@link Runtime#exit}. */
    public static void exit(Runtime runtime, int status) {
        throw refusal("Runtime.exit(" + status + ")");
    }

    /** Stands in for {@link Runtime#halt}. */
    public static void halt(Runtime runtime, int status) {
        throw refusal("Runtime.halt(" + status + ")");
    }

    private static Exit refusal(String call) {
        return new Exit(
                host.refusalOf(call).orElseGet(() -> call + " would end the whole program; return a value instead."));
    }
}
