package dev.stridebook.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;

/**
 * Adds commands that are not part of the product to the command line. Implementations are loaded as services: the maintainers'
 * commands are present in a checkout, but not in the jar.
 */
public interface MoreCommands {
    /** Adds the commands after the existing ones. */
    void addTo(CommandLine main);

    /** Returns the implementations on the class path. */
    static Iterable<MoreCommands> found() {
        return ServiceLoader.load(MoreCommands.class, MoreCommands.class.getClassLoader());
    }
}
