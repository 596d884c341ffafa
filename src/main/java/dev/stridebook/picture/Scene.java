package dev.stridebook.picture;

/** The content of an {@link Animation}. */
interface Scene {
    Film film();

    /** Returns all steps on one page. */
    WindowStrip strip();

    /** Returns the text that a terminal shows instead. */
    String toText();
}
