package dev.stridebook.tools.compare;

/**
 * What the comparison of a case says.
 *
 * @param category of a deviation, such as {@code values}: shrinking keeps it
 * @param text a sentence about a deviation, or why it is deliberate
 */
record Verdict(Type type, String category, String text) {
    /** The category of a difference that roundings may explain. */
    static final String VALUES = "values";

    enum Type {
        /** The same arrays on both sides. */
        EQUAL,
        /** An error on both sides. */
        REFUSED,
        /** Not the same, for a reason. */
        DELIBERATE,
        DEVIATION
    }

    static Verdict equal() {
        return new Verdict(Type.EQUAL, "", "");
    }

    static Verdict refused() {
        return new Verdict(Type.REFUSED, "", "");
    }

    static Verdict deliberate(String reason) {
        return new Verdict(Type.DELIBERATE, "", reason);
    }

    static Verdict deviation(String category, String text) {
        return new Verdict(Type.DEVIATION, category, text);
    }

    boolean isDeviation() {
        return type == Type.DEVIATION;
    }
}
