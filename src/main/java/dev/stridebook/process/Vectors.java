package dev.stridebook.process;

import java.lang.module.ModuleFinder;
import java.util.List;

/**
 * What lets a Java compute with its processor's vectors, in which training is fastest. Java says on the error stream that this module is an
 * incubator; without it everything works, only slower.
 */
public final class Vectors {
    private static final String MODULE = "jdk.incubator.vector";
    private static final String LOOPS = "dev.stridebook.nn.engine.Lanes::*";

    private Vectors() {}

    /** Returns the options for a Java of this JDK; none if the JDK was built without the module. */
    public static List<String> options() {
        return ModuleFinder.ofSystem().find(MODULE).isEmpty()
                ? List.of()
                : List.of(
                        "--add-modules=" + MODULE,
                        "-XX:CompileCommand=quiet",
                        // Until the second compiler has come by, each vector is an object: loops wait for it, and not
                        // long.
                        "-XX:CompileCommand=CompileThresholdScaling," + LOOPS + ",0.01",
                        "-XX:CompileCommand=BackgroundCompilation," + LOOPS + ",false");
    }
}
