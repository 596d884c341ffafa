package dev.stridebook.course;

import dev.stridebook.notebook.Displayable;

/** What checking an answer gives: a card below the notebook's cell, and points. */
public interface Feedback extends Displayable {
    /** Returns the points that the answer has earned. */
    int points();

    /** Shows it below the notebook's cell, or prints it. */
    Feedback show();
}
