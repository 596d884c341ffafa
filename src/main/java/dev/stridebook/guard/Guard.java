package dev.stridebook.guard;

import static dev.stridebook.language.Language.say;

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
    /** Whether there is anything to look for; all that guarded code reads as long as nothing needs to stop. */
    private static volatile boolean isAlarmed;

    private static volatile boolean isHostAlarmed;
    /** Not before a loop has asked: an alarm for lack of memory must not take any to load a class. */
    private static boolean isInnermostTold;

    private static int hostAlarms;
    private static int abandoned;

    private Guard() {}

    /** Makes this the host of all guarded code in the process, and returns the one before. */
    public static synchronized Host install(Host newHost) {
        Host before = host;
        host = newHost;
        return before;
    }

    /** Makes all guarded code ask its host whether to stop, until {@link #lowerAlarm} has been called as many times. */
    public static synchronized void raiseAlarm() {
        hostAlarms++;
        update();
    }

    /** Withdraws one {@link #raiseAlarm}. */
    public static synchronized void lowerAlarm() {
        hostAlarms--;
        update();
    }

    /** Makes guarded code look whether its thread was abandoned, until {@link #ended} has been called as many times. */
    static synchronized void abandoned() {
        abandoned++;
        update();
    }

    /** Withdraws one {@link #abandoned}. */
    static synchronized void ended() {
        abandoned--;
        update();
    }

    private static void update() {
        isHostAlarmed = hostAlarms > 0;
        isAlarmed = isHostAlarmed || abandoned > 0;
        if (isInnermostTold) {
            InnermostLoops.tell(isAlarmed);
        }
    }

    /** Returns whether there is anything to look for, and from now on tells {@link InnermostLoops} when that changes. */
    static synchronized boolean tellInnermost() {
        isInnermostTold = true;
        return isAlarmed;
    }

    /** The number of abandoned threads that still run. */
    static synchronized int abandonedThreads() {
        return abandoned;
    }

    /**
     * Ends the calling code if it was asked to stop. Called on entry to a method and before each backward jump, so it only reads a flag
     * as long as nothing needs to stop. An abandoned thread may never end, if it waits in code that no guard reaches; all that it costs
     * other code is a look at its own thread.
     */
    public static void check() {
        if (isAlarmed) {
            GuardedThread.endIfAbandoned();
            if (isHostAlarmed) {
                host.stopIfAsked();
            }
        }
    }

    /**
     * Does what {@link #check} does, before each backward jump of a loop without loops in it. Costs compiled code nothing: a flag that is read
     * each time would keep the compiler from computing several steps at once, in the lanes of a register.
     */
    public static void checkInnermost() {
        try {
            if (InnermostLoops.areAlarmed()) {
                check();
            }
        } catch (NoClassDefFoundError tooLittleMemoryWhenItWasLoaded) {
            check();
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
        return new Exit(host.refusalOf(call)
                .orElseGet(() -> say("%s would end the whole program; return a value instead.", call)));
    }
}
