package dev.stridebook.cli;

import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine;

/**
 * Adds commands that are not part of the product to the command line. The implementation is loaded as a service: the maintainers'
 * commands are present in a checkout, but not in the jar.
 */
public interface MoreCommands {
    /** Adds the commands after the existing ones. */
    void addTo(CommandLine main);

    /** Returns the first implementation on the class path; to look for others would take longer than many a command. */
    static Optional<MoreCommands> found() {
        return ServiceLoader.load(MoreCommands.class, MoreCommands.class.getClassLoader())
                .findFirst();
    }
}
