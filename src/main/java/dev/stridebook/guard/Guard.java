package dev.stridebook.guard;

import java.util.Optional;

/**
 * The methods that classes call once {@link ClassInstrumenter} has instrumented them. Public because those classes are in other class
 * loaders; not meant to be called by hand.
 */
public final class Guard {
    /** The program that runs guarded code. Called on the thread that runs the code. */
    public interface Host {
        /** Throws an error if the code must stop. Called only while an {@linkplain Guard#raiseAlarm alarm} is raised. */
        void stopIfAsked();

        /** Returns the message for {@code call}, which would end the process; empty if this thread does not run the host's code. */
        Optional<String> refusalOf(String call);
    }

    private static final Host NOBODY = new Host() {
        @Override
        public void stopIfAsked() {
            // Without a host, nothing makes code stop.
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

    /** Makes all guarded code ask its host whether to stop, until {@link #lowerAlarm} has been called as many times. */
    public static synchronized void raiseAlarm() {
        alarms++;
        isAlarmed = true;
    }

    /** Withdraws one {@link #raiseAlarm}. */
    public static synchronized void lowerAlarm() {
        alarms--;
        isAlarmed = alarms > 0;
    }

    /** The number of raised alarms; guarded code does not call its host while it is 0. */
    static synchronized int alarms() {
        return alarms;
    }

    /**
     * Ends the calling code if it was asked to stop. Called on entry to a method and before each backward jump, so it only reads a flag
     * as long as nothing needs to stop.
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
