package dev.stridebook.grade;

import dev.stridebook.course.check.ReportedException;

/** The process with the answers did not give what it owed: it died, was late, or sent something that is no answer. */
final class ChildFailure extends ReportedException {
    private static final long serialVersionUID = 1L;

    ChildFailure(String type, String message) {
        super(type, message);
    }
}
