package dev.stridebook.notebook;

import dev.stridebook.Internal;
import java.io.IOException;

/** Receives what a running cell prints and shows, and answers its requests for input. Any thread may call it, even after the cell. */
@Internal
public interface CellIo extends Host {
    /** @param name {@code stdout} or {@code stderr} */
    void stream(String name, String text);

    /** @param wait true to remove what was shown only when new output arrives */
    void clear(boolean wait);

    /**
     * Asks the user for a line.
     *
     * @throws IOException if there is no user to ask
     */
    String readLine() throws IOException;
}
