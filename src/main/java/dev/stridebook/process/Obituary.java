package dev.stridebook.process;

/** Explains why a process ended, from its exit code: 128 plus the signal number if a signal ended it. */
final class Obituary {
    private static final int SIGNAL = 128;
    private static final int KILL = 9;

    private Obituary() {}

    /** Returns whether a signal ended it that no process sends to itself by accident. */
    static boolean isKilled(int exitCode) {
        return exitCode == SIGNAL + KILL;
    }

    /** {@code exit code 137 (killed, which happens when memory or processor time runs out)}. */
    static String of(int exitCode) {
        String cause =
                switch (exitCode - SIGNAL) {
                    case KILL -> " (killed, which happens when memory or processor time runs out)";
                    case 24 -> " (killed, because it used up its processor time)";
                    case 25 -> " (killed, because a file grew too large)";
                    case 4, 5, 6, 7, 8, 11 -> " (a crash in native code)";
                    case 1, 2, 3, 15 -> " (ended by a signal)";
                    default -> "";
                };
        return "exit code " + exitCode + cause;
    }
}
