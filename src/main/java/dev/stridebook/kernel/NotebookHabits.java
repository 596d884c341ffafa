package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Java's programs need and a notebook does not: {@code return} at the top, and {@code main}. */
final class NotebookHabits {
    private static final Pattern RETURNS = Pattern.compile("return(?![\\w$])(?s:.*)");
    private static final Pattern MAIN = Pattern.compile(
            "(?:(?:public|static|final)\\s+)*void\\s+main\\s*\\(\\s*(?:final\\s+)?String\\b[\\s\\w.\\[\\]]*\\)[^;{]*\\{(?s:.*)");

    private NotebookHabits() {}

    static boolean isReturn(String snippet) {
        return RETURNS.matcher(snippet).matches();
    }

    /** Says why a cell cannot return. */
    static String noReturn() {
        return say(
                "A cell is no method, so there is nothing to return from: to show a value, write it alone in the last line.");
    }

    /** Returns a note if a cell defines {@code main} as its last act, as programs do that Java itself starts. */
    static Optional<String> note(List<CellSource.Piece> pieces) {
        return !pieces.isEmpty()
                        && MAIN.matcher(pieces.get(pieces.size() - 1).source()).matches()
                ? Optional.of(
                        say("main is defined, but a notebook does not call it: to run it, call main(new String[0])."))
                : Optional.empty();
    }
}
