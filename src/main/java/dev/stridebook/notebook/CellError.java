package dev.stridebook.notebook;

import dev.stridebook.Internal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Why a cell failed.
 *
 * @param name the exception's class, as a student says it
 * @param message what it says; never null
 * @param traceback lines to show, with ANSI colours; never empty
 * @param line of the cell's source that failed, from 1; 0 where none is to blame
 * @param sourceLine that line's text; empty where none is to blame
 */
@Internal
public record CellError(String name, String message, List<String> traceback, int line, String sourceLine) {
    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;?]*[A-Za-z]");

    public CellError {
        message = message == null ? "" : message;
        traceback = traceback.isEmpty() ? List.of(name + ": " + message) : List.copyOf(traceback);
    }

    /** An error that no line of the cell is to blame for. */
    public static CellError of(String name, String message) {
        return new CellError(name, message, List.of(), 0, "");
    }

    /** The traceback without its colours. */
    public String plainTraceback() {
        return COLOUR.matcher(String.join("\n", traceback)).replaceAll("");
    }
}
