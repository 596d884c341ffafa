package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import java.io.IOException;

/** Discards what a cell prints and shows, for callers that only need its value. */
@Internal
public final class SilentIo implements CellIo {
    @Override
    public void stream(String name, String text) {}

    @Override
    public void clear(boolean wait) {}

    @Override
    public String readLine() throws IOException {
        throw new IOException(say("This code runs without a user, so it cannot read from System.in."));
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {}

    @Override
    public void update(MimeBundle bundle, String displayId) {}
}
