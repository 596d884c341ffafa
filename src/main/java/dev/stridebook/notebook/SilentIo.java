package dev.stridebook.notebook;

import dev.stridebook.Internal;
import java.io.IOException;

/** Drops what a cell prints and shows, for those who want its value alone. */
@Internal
public final class SilentIo implements CellIo {
    @Override
    public void stream(String name, String text) {}

    @Override
    public void clear(boolean wait) {}

    @Override
    public String readLine() throws IOException {
        throw new IOException("Nobody is there to ask.");
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {}

    @Override
    public void update(MimeBundle bundle, String displayId) {}
}
