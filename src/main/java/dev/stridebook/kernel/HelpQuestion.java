package dev.stridebook.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell that asks for help on a name, in IPython's syntax: {@code Math.abs?} or {@code ?Math.abs}. */
final class HelpQuestion {
    private static final String NAME = "([\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.]*)";
    private static final Pattern QUESTION =
            Pattern.compile("\\s*(?:" + NAME + "\\s*\\?{1,2}|\\?{1,2}\\s*" + NAME + ")\\s*");

    private HelpQuestion() {}

    /** Returns the name, if the cell is nothing but such a question. */
    static Optional<String> in(String cell) {
        Matcher question = QUESTION.matcher(cell);
        return question.matches()
                ? Optional.of(question.group(1) == null ? question.group(2) : question.group(1))
                : Optional.empty();
    }
}
