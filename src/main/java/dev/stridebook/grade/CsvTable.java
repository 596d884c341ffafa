package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.stridebook.file.RegularFiles;
import dev.stridebook.handin.SourceText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A table that a teacher keeps in a spreadsheet and saves as CSV: with commas, semicolons or tabs between the columns, in any encoding
 * that spreadsheets write, with lines within quotes.
 *
 * @param columns the names in the first row, in small letters
 * @param rows those that are not empty
 */
record CsvTable(List<String> columns, List<Row> rows) {
    private static final int LONGEST_CELL = 100_000;
    private static final int MOST_COLUMNS = 512;
    private static final String SEPARATORS = ",;\t";
    /** With this line, a file tells a spreadsheet its separator. */
    private static final String SEPARATOR_LINE = "sep=";

    /**
     * A row below the heading.
     *
     * @param line the line of the file on which it begins, from 1
     * @param cells by the names of their columns, without surrounding spaces
     */
    record Row(int line, Map<String, String> cells) {
        /** Returns the text in a column; empty if there is none. */
        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /**
     * @throws IllegalArgumentException if the file is not text, has no heading or is not a table
     * @throws IOException if the file cannot be read
     */
    static CsvTable read(Path file) throws IOException {
        String text = SourceText.of(RegularFiles.readAllBytes(file))
                .map(SourceText::text)
                .orElseThrow(() -> new IllegalArgumentException(say("%s is not text. Save the table as CSV.", file)));
        int skipped = 0;
        char separator = separator(text.lines().findFirst().orElse(""));
        if (text.startsWith(SEPARATOR_LINE) && text.length() > SEPARATOR_LINE.length()) {
            separator = text.charAt(SEPARATOR_LINE.length());
            text = text.substring(text.indexOf('\n') + 1);
            skipped = 1;
        }
        try {
            return read(file, text, separator, skipped);
        } catch (TextParsingException noTable) {
            throw new IllegalArgumentException(
                    say(
                            "%s, line %d: this is no row of a table. A row has at most %d cells, and a cell at most %,d characters; a quotation mark must be closed.",
                            file, skipped + noTable.getLineIndex() + 1, MOST_COLUMNS, LONGEST_CELL),
                    noTable);
        }
    }

    private static char separator(String heading) {
        return (char) SEPARATORS
                .chars()
                .boxed()
                .max(Comparator.comparing((Integer separator) -> heading.chars()
                                .filter(letter -> letter == separator)
                                .count())
                        // Of equally many, the usual one.
                        .thenComparing(separator -> -SEPARATORS.indexOf(separator)))
                .orElseThrow()
                .intValue();
    }

    /** @param skipped the number of lines before the text */
    private static CsvTable read(Path file, String text, char separator, int skipped) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(separator);
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setMaxCharsPerColumn(LONGEST_CELL);
        settings.setMaxColumns(MOST_COLUMNS);
        settings.setNullValue("");
        settings.setEmptyValue("");
        CsvParser parser = new CsvParser(settings);
        // The parser counts a line when it ends.
        parser.beginParsing(new StringReader(text.endsWith("\n") ? text : text + "\n"));
        String[] heading = parser.parseNext();
        if (heading == null) {
            throw new IllegalArgumentException(say("%s is empty. Its first row names the columns.", file));
        }
        List<String> columns = Arrays.stream(heading)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (String[] cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
            if (Stream.of(cells).allMatch(String::isBlank)) {
                continue;
            }
            Map<String, String> byColumn = new LinkedHashMap<>();
            long breaks = 0;
            for (int i = 0; i < cells.length; i++) {
                breaks += cells[i].lines().count() - (cells[i].isEmpty() ? 0 : 1);
                if (i < columns.size()) {
                    byColumn.putIfAbsent(columns.get(i), cells[i].strip());
                }
            }
            rows.add(new Row((int) (skipped + parser.getContext().currentLine() - breaks), byColumn));
        }
        parser.stopParsing();
        return new CsvTable(columns, rows);
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /** Returns a name as most systems write it; others write a letter and its accent as two characters. */
    static String composed(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }
}
