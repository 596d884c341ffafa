package dev.stridebook.course.check;

import dev.stridebook.language.Columns;
import java.util.List;

/** Wraps text into lines for source files and terminals. Words and code are never split. */
public final class Paragraph {
    private static final int FILE_WIDTH = 100;
    private static final int TERMINAL_WIDTH = 80;

    private Paragraph() {}

    /** Returns the lines of a text, wrapped for a terminal. */
    public static List<String> forTerminal(String text) {
        return lines(text, TERMINAL_WIDTH);
    }

    /** Returns the lines of a text, wrapped for a source file. */
    public static List<String> forFile(String text) {
        return lines(text, FILE_WIDTH);
    }

    private static List<String> lines(String text, int width) {
        return Columns.wrap(text, width).stream()
                .map(each -> each.replace(Prose.SPACE_IN_CODE, ' '))
                .toList();
    }
}
