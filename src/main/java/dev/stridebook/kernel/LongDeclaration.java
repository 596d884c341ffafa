package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.kernel.magic.NoCode;
import java.util.Optional;

/**
 * A declaration of thousands of variables. JShell compiles each by itself, which takes minutes and cannot be interrupted, so it is refused
 * beforehand.
 */
final class LongDeclaration {
    private static final int MOST = 1000;

    private LongDeclaration() {}

    /** Returns what to say to a snippet that declares too many variables. */
    static Optional<String> refusal(String snippet) {
        int variables = 1 + commasOutsideOfBrackets(snippet);
        return variables <= MOST
                ? Optional.empty()
                : Optional.of(say(
                        "This statement names %,d variables, and a notebook compiles each by itself. Use an array or a list.",
                        variables));
    }

    private static int commasOutsideOfBrackets(String snippet) {
        int commas = 0;
        int depth = 0;
        for (int at = 0; at < snippet.length(); ) {
            int end = NoCode.end(snippet, at);
            if (end > at) {
                at = end;
                continue;
            }
            switch (snippet.charAt(at++)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                case ',' -> commas += depth == 0 ? 1 : 0;
                default -> {
                    // Nothing else matters.
                }
            }
        }
        return commas;
    }
}
