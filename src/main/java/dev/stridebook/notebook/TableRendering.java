package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Renders a Tablesaw table as an HTML table: numbers right-aligned; of a long table only the first and last rows. */
final class TableRendering {
    private static final int MOST_ROWS = 60;
    private static final int ROWS_AT_EACH_END = 25;

    private TableRendering() {}

    static MimeBundle of(Table table) {
        return MimeBundle.text(table.print(MOST_ROWS)).with(MimeBundle.HTML, html(table));
    }

    private static String html(Table table) {
        StringBuilder html = new StringBuilder("<table>\n");
        if (table.name() != null && !table.name().isBlank()) {
            html.append("<caption>").append(Html.escape(table.name())).append("</caption>\n");
        }
        html.append("<thead><tr>");
        for (Column<?> column : table.columns()) {
            html.append("<th%s>%s</th>".formatted(alignment(column), Html.escape(column.name())));
        }
        html.append("</tr></thead>\n<tbody>\n");
        int rows = table.rowCount();
        boolean isLong = rows > MOST_ROWS;
        for (int row = 0; row < rows; row++) {
            if (isLong && row == ROWS_AT_EACH_END) {
                row = rows - ROWS_AT_EACH_END;
                html.append("<tr><td colspan=\"%d\">%s</td></tr>\n"
                        .formatted(table.columnCount(), say("… %,d more rows", rows - 2 * ROWS_AT_EACH_END)));
            }
            html.append("<tr>");
            for (Column<?> column : table.columns()) {
                html.append("<td%s>%s</td>".formatted(alignment(column), Html.escape(column.getString(row))));
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>").toString();
    }

    private static String alignment(Column<?> column) {
        return " style=\"text-align:%s\"".formatted(column instanceof NumericColumn ? "right" : "left");
    }
}
