package dev.stridebook.kernel;

/** ANSI colours that are readable on light and dark backgrounds: the terminal's own red, blue and so on, never black or white. */
final class Colors {
    private static final String RESET = "\u001b[0m";

    private Colors() {}

    static String error(String text) {
        return "\u001b[1;31m" + text + RESET;
    }

    static String mark(String text) {
        return "\u001b[31m" + text + RESET;
    }

    static String place(String text) {
        return "\u001b[34m" + text + RESET;
    }
}
