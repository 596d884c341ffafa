package dev.stridebook.nn.array;

import java.util.Optional;

/** Whether this Java computes with vectors: it needs the module {@code jdk.incubator.vector}, which {@code --add-modules} adds. */
public final class JavaVectors {
    private static final Optional<String> MISSING = find();

    private JavaVectors() {}

    /** Returns what this Java lacks, and what to do; nothing if it can. */
    public static Optional<String> missing() {
        return MISSING;
    }

    /** Returns whether it can. */
    public static boolean areThere() {
        return MISSING.isEmpty();
    }

    private static Optional<String> find() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.of(
                    "Java was started without the module jdk.incubator.vector. Add --add-modules=jdk.incubator.vector.");
        }
        // Only the second compiler makes instructions of vectors; without it each is an object.
        String mode = System.getProperty("java.vm.info", "");
        if (!mode.startsWith("mixed mode") || mode.contains("emulated-client")) {
            return Optional.of(
                    "Vectors are fast only where Java compiles all it can, but its mode is \"%s\". Leave out -Xint and -XX:TieredStopAtLevel."
                            .formatted(mode));
        }
        return Optional.empty();
    }
}
