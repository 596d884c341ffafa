package dev.stridebook.grade;

import dev.stridebook.course.check.ReportedException;

/** The process with the answers failed: it died, timed out or sent an invalid reply. */
final class ChildFailure extends ReportedException {
    private static final long serialVersionUID = 1L;

    ChildFailure(String type, String message) {
        super(type, message);
    }
}
