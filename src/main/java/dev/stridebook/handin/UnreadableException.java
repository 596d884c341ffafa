package dev.stridebook.handin;

import static dev.stridebook.language.Language.say;

import java.util.Locale;

/** A file or archive cannot be read. The message tells the student why and what to do; it follows a colon. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String reason) {
        super(reason);
    }

    /** For archives that nothing here can open. */
    static UnreadableException sealed(String name) {
        return new UnreadableException(
                say("%s archives cannot be read. Unpack it, pack its files as a zip, and hand in that.", ending(name)));
    }

    static UnreadableException locked() {
        return new UnreadableException(say("it is protected by a password. Hand it in without one."));
    }

    static UnreadableException broken(String name) {
        return new UnreadableException(say(
                "it is not a readable %s. Pack it again and hand it in.",
                ending(name).replaceFirst("^\\.", "")));
    }

    private static String ending(String name) {
        return name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    }
}
