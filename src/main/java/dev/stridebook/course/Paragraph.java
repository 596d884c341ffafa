package dev.stridebook.course;

import java.util.ArrayList;
import java.util.List;

/** A text in lines short enough to read, for source files and terminals. */
public final class Paragraph {
    private static final int LINE_WIDTH = 100;

    private Paragraph() {}

    /** Broken between words, which stay whole. */
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE_WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
