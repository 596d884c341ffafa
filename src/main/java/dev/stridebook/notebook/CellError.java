package dev.stridebook.notebook;

import dev.stridebook.Internal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The error that ended a cell.
 *
 * @param name the exception's simple class name
 * @param message the exception's message; never null
 * @param traceback lines to show, with ANSI colours; never empty
 * @param line the line of the cell's source that failed, from 1; 0 if there is none
 * @param sourceLine that line's text; empty if there is none
 */
@Internal
public record CellError(String name, String message, List<String> traceback, int line, String sourceLine) {
    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;?]*[A-Za-z]");

    public CellError {
        message = message == null ? "" : message;
        traceback = traceback.isEmpty() ? List.of(name + ": " + message) : List.copyOf(traceback);
    }

    /** Creates an error that no line of the cell caused. */
    public static CellError of(String name, String message) {
        return new CellError(name, message, List.of(), 0, "");
    }

    /** Returns the traceback without colours. */
    public String plainTraceback() {
        return COLOUR.matcher(String.join("\n", traceback)).replaceAll("");
    }
}
