package dev.stridebook.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder with the launchers: a checkout, which has to be built, or an unpacked release, which has not. */
interface Place {
    /** Returns what the folder is. */
    static Place at(Path root) {
        return Files.isRegularFile(root.resolve(Release.JAR)) ? new Release(root) : new Checkout(root);
    }

    Path root();

    /** Returns whether what is to be started is there, and as new as what it is made from. */
    boolean isCurrent() throws IOException;

    /**
     * Makes what is to be started.
     *
     * @param messages is told what takes a while
     * @throws LaunchException if it cannot be made
     */
    void make(PrintStream messages) throws IOException, InterruptedException;

    /** Returns the class path, in order. */
    List<Path> classPath() throws IOException;

    /** Returns options for Java besides the usual ones. */
    List<String> options();

    /** Returns the folder for what is made here. */
    default Path target() {
        return root().resolve("target");
    }
}
