package dev.stridebook.handin;

import static dev.stridebook.language.Language.say;

/**
 * A Java file or notebook that was handed in.
 *
 * @param name its name, with the folders and archives that it lies in, separated by slashes
 * @param text its text, without a byte order mark
 * @param encoding the name of the encoding that it was read with
 */
public record SourceFile(String name, String text, String encoding) {
    /** A file in UTF-8. */
    public SourceFile(String name, String text) {
        this(name, text, SourceText.USUAL);
    }

    /** Returns whether it is a notebook; otherwise it is a Java file. */
    public boolean isNotebook() {
        return FileKind.of(name) == FileKind.NOTEBOOK;
    }

    /** Returns the name without folders. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Returns the folders and archives that it lies in, with a slash at the end; empty if it lies in none. */
    public String folder() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** Returns a sentence for the student if its encoding had to be assumed; empty if it is UTF-8. */
    public String remark() {
        return encoding.equals(SourceText.USUAL)
                ? ""
                : say("it was read as %s, because it is not UTF-8. Save it as UTF-8.", encoding);
    }
}
