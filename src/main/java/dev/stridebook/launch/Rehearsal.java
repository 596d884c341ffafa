package dev.stridebook.launch;

import dev.stridebook.cli.TypicalUse;
import dev.stridebook.settings.Settings;
import java.io.IOException;

/** Does what {@link Launcher} does in typical starts, for a Java that records the classes which it loads. */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] none) throws IOException {
        Place.at(Settings.project().orElseThrow()).isCurrent();
        TypicalUse.run();
        // Cells leave threads.
        System.exit(0);
    }
}
