package dev.stridebook.process;

import static dev.stridebook.language.Language.say;

import java.util.Set;

/** Explains why a process ended, from its exit code: 128 plus the signal number if a signal ended it. */
final class Obituary {
    private static final int SIGNAL = 128;
    private static final int KILL = 9;
    /** What people and programs send to end a process: hang-up, interrupt, kill, terminate. */
    private static final Set<Integer> SENT_BY_OTHERS = Set.of(1, 2, KILL, 15);

    private Obituary() {}

    /** Returns whether it ended as if somebody else had ended it. A process can also choose this exit code itself. */
    static boolean isKilled(int exitCode) {
        return SENT_BY_OTHERS.contains(exitCode - SIGNAL);
    }

    /** {@code exit code 137 (killed, which happens when memory or processor time runs out)}. */
    static String of(int exitCode) {
        String cause =
                switch (exitCode - SIGNAL) {
                    case KILL -> say(" (killed, which happens when memory or processor time runs out)");
                    case 24 -> say(" (killed, because it used up its processor time)");
                    case 25 -> say(" (killed, because a file grew too large)");
                    case 4, 5, 6, 7, 8, 11 -> say(" (a crash in native code)");
                    case 1, 2, 3, 15 -> say(" (ended by a signal)");
                    default -> "";
                };
        return say("exit code %d%s", exitCode, cause);
    }
}
