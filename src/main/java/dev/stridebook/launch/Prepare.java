package dev.stridebook.launch;

import dev.stridebook.language.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes what a start needs. The scripts call it where there is nothing to start, or where it was made for another folder. */
public final class Prepare {
    private Prepare() {}

    /** @param arguments the folder with the scripts, and those of the command */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> command = List.of(arguments).subList(1, arguments.length);
        try {
            Language.useAsked(command);
        } catch (IllegalArgumentException unknown) {
            System.err.println("stridebook: " + unknown.getMessage());
            System.exit(2);
        }
        try {
            Start.of(Place.at(Path.of(arguments[0]).toAbsolutePath().normalize()))
                    .prepare(command, System.err);
        } catch (LaunchException failure) {
            System.err.println("stridebook: " + failure.getMessage());
            System.exit(1);
        }
    }
}
