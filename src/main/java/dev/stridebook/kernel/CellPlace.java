package dev.stridebook.kernel;

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
        String in = method.isEmpty() ? "" : " in " + method;
        return "  " + Colors.place(name + in + ":") + " " + text;
    }
}
