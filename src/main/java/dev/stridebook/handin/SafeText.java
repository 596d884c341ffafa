package dev.stridebook.handin;

/** Makes untrusted text harmless for a terminal and short enough for a report. */
public final class SafeText {
    private static final String CUT = " …";

    private SafeText() {}

    /** Returns the text on one line, cut to a length. */
    public static String line(String text, int longest) {
        return lines(text, longest * 2).replaceAll("\\s+", " ").strip().transform(line -> cut(line, longest));
    }

    /** Returns the text with its line breaks and tabs, but without other control characters, cut to a length. */
    public static String lines(String text, int longest) {
        StringBuilder safe = new StringBuilder();
        String beginning = cut(text, longest);
        beginning.replace("\r\n", "\n").codePoints().forEach(character -> {
            if (isHarmless(character)) {
                safe.appendCodePoint(character);
            } else {
                safe.append('\ufffd');
            }
        });
        return safe.toString();
    }

    /**
     * Returns whether a character is safe to print. Invisible characters and those that change the writing direction can hide
     * what a text says.
     */
    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + CUT;
    }
}
