package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

/** Checks that the running Java has JShell, which a plain runtime lacks. */
final class FullJdk {
    private FullJdk() {}

    /** @throws IllegalStateException if this Java cannot run cells */
    static void require() {
        if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            throw new IllegalStateException(say(
                    "The Java in %s has no module jdk.jshell, which runs the cells. Install a full JDK, 17 or later.",
                    System.getProperty("java.home")));
        }
    }
}
