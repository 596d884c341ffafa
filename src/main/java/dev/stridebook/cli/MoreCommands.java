package dev.stridebook.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;

/**
 * Adds commands to the command line that are no part of the product. Implementations are found as services: those of the
 * project's makers are there in a checkout, and not in the jar.
 */
public interface MoreCommands {
    /** Adds them, behind the commands that are there. */
    void addTo(CommandLine main);

    /** Those that this Java has on its class path. */
    static Iterable<MoreCommands> found() {
        return ServiceLoader.load(MoreCommands.class, MoreCommands.class.getClassLoader());
    }
}
