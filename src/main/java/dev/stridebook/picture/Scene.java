package dev.stridebook.picture;

/** What an {@link Animation} shows. */
interface Scene {
    Film film();

    /** All steps on one page. */
    WindowStrip strip();

    /** What a terminal shows instead. */
    String toText();
}
