package dev.stridebook.course.check;

import dev.stridebook.course.Variant;
import dev.stridebook.file.RegularFiles;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file states the variant that it answers: a Java file in a line of a comment, {@code Variant: ada}, a notebook in a cell that calls
 * {@code Course.variant("ada")}.
 */
public final class VariantLine {
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*\\*[ \\t]*Variant:(.*)$");
    private static final Pattern CALL =
            Pattern.compile("(?m)^(?:(?!//).)*\\bCourse\\s*\\.\\s*variant\\(\\s*\"([^\"\\n]*)\"\\s*\\)");

    private VariantLine() {}

    /** Returns the line of a comment that states a variant. */
    static String of(Variant variant) {
        return "Variant: " + variant;
    }

    /** Returns the line of a cell that states a variant, and makes it the session's. */
    static String call(Variant variant) {
        return "Course.variant(\"%s\");".formatted(variant);
    }

    /**
     * Returns the variant that a Java file or notebook on disk states; empty if it states none, or is neither.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if the word that it states is not legal
     */
    static Optional<Variant> in(Path file) throws IOException {
        String text = new String(RegularFiles.readAllBytes(file), StandardCharsets.UTF_8);
        if (!file.toString().endsWith(".ipynb")) {
            return inJava(text);
        }
        try {
            return inNotebook(Notebook.parseSources(text, file.toString()));
        } catch (NotebookException broken) {
            return Optional.empty();
        }
    }

    /**
     * Returns the variant that a Java file states; empty if it states none.
     *
     * @throws IllegalArgumentException if the word that it states is not legal
     */
    public static Optional<Variant> inJava(String source) {
        Matcher line = COMMENT.matcher(source);
        return line.find() ? Optional.of(Variant.of(line.group(1).replace("*/", ""))) : Optional.empty();
    }

    /**
     * Returns the variant that a notebook states last; empty if it states none.
     *
     * @throws IllegalArgumentException if the word that it states is not legal
     */
    public static Optional<Variant> inNotebook(Notebook notebook) {
        String stated = null;
        for (Cell cell : notebook.cells()) {
            Matcher call = CALL.matcher(cell.isCode() ? cell.source() : "");
            while (call.find()) {
                stated = call.group(1);
            }
        }
        return Optional.ofNullable(stated).map(Variant::of);
    }
}
