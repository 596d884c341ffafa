package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

/**
 * A line of a cell.
 *
 * @param name the line's name, such as {@code cell 3, line 1}
 * @param line the line number, from 1
 * @param text the line's text
 * @param method the method it is in; empty outside of methods
 */
record CellPlace(String name, int line, String text, String method) {
    @Override
    public String toString() {
        String place = method.isEmpty() ? name : say("%s in %s", name, method);
        return "  " + Colors.place(place + ":") + " " + text;
    }
}
