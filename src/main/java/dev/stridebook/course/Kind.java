package dev.stridebook.course;

/** The kind of answer that an exercise asks for. */
public enum Kind {
    /** A number or a shape, worked out by hand. */
    COMPUTE,
    /** A small function. */
    CODE,
    /** A judgement on a claim, and the computation that decides it. */
    JUDGE;

    /** Returns the name in lower case, for people. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
