package dev.stridebook.tools.site;

import dev.stridebook.cli.WorkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A lesson as the README lists it.
 *
 * @param notebook its file in the repository
 * @param title number and title
 * @param sentence what it is about
 */
record LessonEntry(String notebook, String title, String sentence) {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| \\[(\\d\\d\\w? [^]]+)]\\((notebooks/[\\w-]+\\.ipynb)\\) \\| (.+?) \\|$");

    /**
     * Reads the README's table of lessons.
     *
     * @throws WorkFailedException if there is none
     */
    static List<LessonEntry> all(Path project) throws IOException {
        List<LessonEntry> lessons = ROW.matcher(Files.readString(project.resolve("README.md")))
                .results()
                .map(row -> new LessonEntry(row.group(2), row.group(1), row.group(3)))
                .toList();
        if (lessons.isEmpty()) {
            throw new WorkFailedException(
                    "README.md lists no lessons. Each takes a row: | [00 Title](notebooks/00-title.ipynb) | What it is about. |");
        }
        return lessons;
    }

    /** Returns the path of the lesson's page from the site's root. */
    String place() {
        return notebook.replaceFirst("^notebooks/", "lessons/").replaceFirst("\\.ipynb$", ".html");
    }

    /** Returns the lesson's number: {@code 03}, {@code 00b}. */
    String number() {
        return title.substring(0, title.indexOf(' '));
    }
}
