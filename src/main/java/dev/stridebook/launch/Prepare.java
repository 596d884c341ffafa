package dev.stridebook.launch;

import java.io.IOException;
import java.nio.file.Path;

/** Makes what a start needs. The scripts call it where there is nothing to start, or where it was made for another folder. */
public final class Prepare {
    private Prepare() {}

    /** @param arguments the folder with the scripts */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            Start.of(Place.at(Path.of(arguments[0]).toAbsolutePath().normalize()))
                    .prepare(System.err);
        } catch (LaunchException failure) {
            System.err.println("stridebook: " + failure.getMessage());
            System.exit(1);
        }
    }
}
