package dev.stridebook.process;

/** Why a process ended, by its exit code. The system gives 128 and the number of the signal that ended it. */
final class Obituary {
    private static final int SIGNAL = 128;

    private Obituary() {}

    /** {@code exit code 137 (killed, which happens when memory or processor time runs out)}. */
    static String of(int exitCode) {
        String cause =
                switch (exitCode - SIGNAL) {
                    case 9 -> " (killed, which happens when memory or processor time runs out)";
                    case 24 -> " (killed, as its processor time ran out)";
                    case 25 -> " (killed, as a file grew too long)";
                    case 4, 5, 6, 7, 8, 11 -> " (a crash in native code)";
                    case 1, 2, 3, 15 -> " (told to end)";
                    default -> "";
                };
        return "exit code " + exitCode + cause;
    }
}
