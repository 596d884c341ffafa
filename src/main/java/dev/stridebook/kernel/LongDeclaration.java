package dev.stridebook.kernel;

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
                : Optional.of(
                        "This statement names %,d variables, and a notebook compiles each by itself. Use an array or a list."
                                .formatted(variables));
    }

    private static int commasOutsideOfBrackets(String snippet) {
        int commas = 0;
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < snippet.length(); i++) {
            char c = snippet.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
                continue;
            }
            switch (c) {
                case '"', '\'' -> quote = c;
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
