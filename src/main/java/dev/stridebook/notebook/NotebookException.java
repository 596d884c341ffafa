package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;

/** A file that cannot be read as a notebook. The message names the file and says what is wrong and what to do. */
@Internal
public final class NotebookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotebookException(String file, String found, String remedy) {
        super(say("%s: %s %s", file, found, remedy));
    }
}
