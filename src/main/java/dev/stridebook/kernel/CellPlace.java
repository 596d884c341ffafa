package dev.stridebook.kernel;

/**
 * A line of a cell.
 *
 * @param line from 1
 * @param text of the line
 * @param method it is in; empty outside of methods
 */
record CellPlace(int cell, int line, String text, String method) {
    @Override
    public String toString() {
        String in = method.isEmpty() ? "" : " in " + method;
        return "  " + Colors.place("cell %d, line %d%s:".formatted(cell, line, in)) + " " + text;
    }
}
