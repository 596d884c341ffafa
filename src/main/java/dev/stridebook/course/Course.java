package dev.stridebook.course;

import dev.stridebook.notebook.Displayable;

/** The course as a whole. */
public final class Course {
    private Course() {}

    /** Returns the user's progress, lesson by lesson. */
    public static Displayable progress() {
        return Checkers.current().progress();
    }
}
