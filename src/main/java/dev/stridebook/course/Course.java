package dev.stridebook.course;

import dev.stridebook.notebook.Displayable;

/** The course as a whole. */
public final class Course {
    private Course() {}

    /**
     * Makes all checks and hints from now on ask for the numbers of a variant. To check a notebook, {@code ./stridebook check} and the
     * grader look for this call in its cells, so give the word itself, not a variable.
     *
     * @param word a student's name or any other word; {@code document} for the numbers of the course's documents
     * @return the tasks with these numbers, to show
     * @throws IllegalArgumentException if the word is not legal; see {@link Variant}
     */
    public static Displayable variant(String word) {
        Checkers.use(Variant.of(word));
        return Checkers.current().tasks(Checkers.variant());
    }

    /** Returns the user's progress, lesson by lesson. */
    public static Displayable progress() {
        return Checkers.current().progress();
    }
}
