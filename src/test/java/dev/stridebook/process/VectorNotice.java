package dev.stridebook.process;

import java.util.stream.Collectors;

/** What Java itself prints when it is started with {@link JavaCommand#vectorOptions()}, and cannot be told not to. */
public final class VectorNotice {
    private static final String LINE = "WARNING: Using incubator modules: jdk.incubator.vector";

    private VectorNotice() {}

    /** Returns what else was printed. */
    public static String removedFrom(String output) {
        return output.lines().filter(line -> !line.equals(LINE)).collect(Collectors.joining("\n"));
    }
}
