package dev.stridebook.course;

import dev.stridebook.notebook.Displayable;

/** The result of checking an answer: points, and a card to show below the notebook's cell. */
public interface Feedback extends Displayable {
    /** Returns the points that the answer has earned. */
    int points();

    /** Shows the card below the notebook's cell, or prints it outside of a notebook. Returns this. */
    Feedback show();
}
