package dev.stridebook.kernel.debug;

/**
 * A line of a cell that a class was compiled from.
 *
 * @param text the whole text that the line is in
 * @param name the name of that text, such as {@code cell 3}
 * @param line the line number, from 1
 * @param piece the statement or declaration that the class belongs to
 * @param first the first of the lines whose breakpoints belong to that piece: blank lines and comments above it are included
 * @param last its last line
 */
public record CellLine(String text, String name, int line, String piece, int first, int last) {}
