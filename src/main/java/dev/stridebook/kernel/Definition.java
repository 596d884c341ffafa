package dev.stridebook.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a snippet defines, as far as its text tells, whether it compiles or not. */
record Definition(Kind kind, String name) {
    private static final Pattern TYPE = Pattern.compile(
            "(?:@[\\w.]+(?:\\([^()]*\\))?\\s+|[a-z-]+\\s+)*?@?(?:class|interface|enum|record)\\s+(\\w+).*",
            Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern METHOD = Pattern.compile(
            "(?:@[\\w.]+(?:\\([^()]*\\))?\\s+)*(?:<[^;=(){}]*>\\s*)?[\\w.]+(?:[^;=(){}]*[\\s>\\]])(\\w+)\\s*\\([^;=]*?\\)[^;=(]*\\{.*",
            Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    enum Kind {
        TYPE,
        METHOD
    }

    /** Returns what a snippet defines if that is a class of any kind, or a method. */
    static Optional<Definition> of(String snippet) {
        Matcher type = TYPE.matcher(snippet);
        if (type.matches()) {
            return Optional.of(new Definition(Kind.TYPE, type.group(1)));
        }
        Matcher method = METHOD.matcher(snippet);
        return method.matches() && !isControl(snippet)
                ? Optional.of(new Definition(Kind.METHOD, method.group(1)))
                : Optional.empty();
    }

    /** {@code else if (…) {}}, {@code new Thread() {}} look like methods otherwise. */
    private static boolean isControl(String snippet) {
        return snippet.matches("(?s)(?:else|new|return|throw|case|do|try|yield|assert)\\b.*");
    }
}
