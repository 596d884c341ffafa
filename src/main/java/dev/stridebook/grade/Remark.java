package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

/**
 * What a teacher says about an answer beside the tests, and how that changes its points.
 *
 * @param change what changes, such as {@code 2 instead of 0 points}; empty if nothing does
 * @param points what is added to the points of the tests; negative if points are taken away
 * @param comment text for the student; may be empty
 * @param who the teacher
 * @param why the reason for a change; may be empty if nothing changes
 */
public record Remark(String change, int points, String comment, String who, String why) {

    /** Returns all of it as text for a report: {@code 2 instead of 0 points, by Ada Hill: the task was misprinted. Well found!} */
    @Override
    public String toString() {
        String changed = change.isEmpty() ? "" : say("%s, by %s: %s", change, who, why);
        if (comment.isEmpty()) {
            return changed;
        }
        return changed.isEmpty()
                ? say("%s: %s", who, comment)
                : changed.matches(".*[.!?。！？]") ? say("%s %s", changed, comment) : say("%s. %s", changed, comment);
    }
}
