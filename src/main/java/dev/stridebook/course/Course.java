package dev.stridebook.course;

import dev.stridebook.notebook.Displayable;

/** The course as a whole. */
public final class Course {
    private Course() {}

    /** Returns what the user has reached, lesson by lesson. */
    public static Displayable progress() {
        return Checkers.current().progress();
    }
}
