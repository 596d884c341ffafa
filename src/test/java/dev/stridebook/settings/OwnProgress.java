package dev.stridebook.settings;

import java.nio.file.Path;

/** A progress file for a test alone, until it is closed. */
public final class OwnProgress implements AutoCloseable {
    private final String before = System.getProperty(Settings.PROGRESS);

    private OwnProgress() {}

    /** Creates no file: that is left to what notes progress. */
    public static OwnProgress in(Path folder) {
        OwnProgress own = new OwnProgress();
        System.setProperty(Settings.PROGRESS, folder.resolve("progress.json").toString());
        return own;
    }

    @Override
    public void close() {
        if (before == null) {
            System.clearProperty(Settings.PROGRESS);
        } else {
            System.setProperty(Settings.PROGRESS, before);
        }
    }
}
