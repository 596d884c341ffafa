package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** Formats a Java array as text: a matrix row by row with aligned columns; long arrays are shortened in the middle. */
final class ArrayText {
    private static final int MOST_VALUES = 200;
    private static final int MOST_ROWS = 40;
    private static final int MOST_COLUMNS = 30;
    private static final String ELISION = "…";

    private ArrayText() {}

    static String of(Object array) {
        return isMatrix(array) ? matrix(array) : list(array, MOST_VALUES);
    }

    private static boolean isMatrix(Object array) {
        Class<?> row = array.getClass().getComponentType();
        return row.isArray() && !row.getComponentType().isArray() && Array.getLength(array) > 0;
    }

    private static String list(Object array, int most) {
        List<String> values = values(array, most);
        return "[" + String.join(", ", values) + "]" + count(Array.getLength(array), most);
    }

    private static String count(int length, int most) {
        return length <= most ? "" : say(" (%,d values)", length);
    }

    private static List<String> values(Object array, int most) {
        List<String> values = new ArrayList<>();
        int length = Array.getLength(array);
        for (int i = 0; i < length; i++) {
            if (length > most && i == most / 2) {
                values.add(ELISION);
                i = length - most / 2;
            }
            Object value = Array.get(array, i);
            values.add(value != null && value.getClass().isArray() ? of(value) : String.valueOf(value));
        }
        return values;
    }

    private static String matrix(Object array) {
        int rows = Array.getLength(array);
        List<List<String>> table = new ArrayList<>();
        int mostColumns = 0;
        for (int i = 0; i < rows; i++) {
            if (rows > MOST_ROWS && i == MOST_ROWS / 2) {
                table.add(List.of(ELISION));
                i = rows - MOST_ROWS / 2;
            }
            Object row = Array.get(array, i);
            table.add(row == null ? List.of("null") : values(row, MOST_COLUMNS));
            mostColumns = Math.max(mostColumns, row == null ? 0 : Array.getLength(row));
        }
        int width = table.stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder("[");
        for (List<String> row : table) {
            text.append(text.length() == 1 ? "[" : ",\n [");
            List<String> aligned = row.stream()
                    .map(value -> " ".repeat(width - value.length()) + value)
                    .toList();
            text.append(String.join(", ", aligned)).append(']');
        }
        text.append(']');
        boolean shortened = rows > MOST_ROWS || mostColumns > MOST_COLUMNS;
        return text + (shortened ? say(" (%,d×%,d values)", rows, mostColumns) : "");
    }
}
