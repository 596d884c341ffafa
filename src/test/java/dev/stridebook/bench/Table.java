package dev.stridebook.bench;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown, with columns padded to be readable in a terminal: the first left-aligned, all others right-aligned. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        rows.add(List.of(head));
    }

    /**
     * @throws IllegalArgumentException unless there is a cell for each column
     */
    Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("The table has %d columns, but the row %d."
                    .formatted(rows.get(0).size(), cells.length));
        }
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], Math.max(3, row.get(i).length()));
            }
        }
        StringBuilder text = new StringBuilder(line(rows.get(0), widths));
        for (int i = 0; i < columns; i++) {
            text.append(i == 0 ? "|:" + "-".repeat(widths[i] + 1) : "|" + "-".repeat(widths[i] + 1) + ":");
        }
        text.append("|\n");
        rows.subList(1, rows.size()).forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private static String line(List<String> cells, int... widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String gap = " ".repeat(widths[i] - cells.get(i).length());
            line.append("| ")
                    .append(i == 0 ? cells.get(i) + gap : gap + cells.get(i))
                    .append(' ');
        }
        return line.append("|\n").toString();
    }
}
