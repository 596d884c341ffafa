package dev.stridebook.kernel;

/** What the running Java must have beside what every Java has. */
final class FullJdk {
    private FullJdk() {}

    /** @throws IllegalStateException if this Java cannot run cells */
    static void require() {
        if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            throw new IllegalStateException(
                    "The Java in %s has no module jdk.jshell, which runs the cells. Install a full JDK, 17 or later."
                            .formatted(System.getProperty("java.home")));
        }
    }
}
