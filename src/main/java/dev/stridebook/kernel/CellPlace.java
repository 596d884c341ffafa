package dev.stridebook.kernel;

/**
 * A line of a cell.
 *
 * @param name of the line: {@code cell 3, line 1}
 * @param line from 1
 * @param text of the line
 * @param method it is in; empty outside of methods
 */
record CellPlace(String name, int line, String text, String method) {
    @Override
    public String toString() {
        String in = method.isEmpty() ? "" : " in " + method;
        return "  " + Colors.place(name + in + ":") + " " + text;
    }
}
