package dev.stridebook.notebook;

import dev.stridebook.Internal;
import java.io.IOException;

/** What a running cell prints, shows and asks. Any thread may call it, also after the cell's end. */
@Internal
public interface CellIo extends Host {
    /** @param name {@code stdout} or {@code stderr} */
    void stream(String name, String text);

    /** @param wait true to remove what was shown only when something new comes */
    void clear(boolean wait);

    /**
     * Asks the person for a line.
     *
     * @throws IOException if nobody can be asked
     */
    String readLine() throws IOException;
}
