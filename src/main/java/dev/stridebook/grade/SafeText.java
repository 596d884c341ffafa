package dev.stridebook.grade;

/** A stranger's text, made harmless for a terminal and short enough for a report. */
final class SafeText {
    private static final String CUT = " …";

    private SafeText() {}

    /** On one line. */
    public static String line(String text, int longest) {
        return lines(text, longest * 2).replaceAll("\\s+", " ").strip().transform(line -> cut(line, longest));
    }

    /** With its line breaks and tabs, and no other characters that steer. */
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

    /** Letters that turn the direction of writing, or that nobody sees, hide what a text says. */
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
