package dev.stridebook.grade;

import dev.stridebook.course.check.ReportedException;

/** The process with the answers failed: it died, timed out or sent an invalid reply. */
final class ChildFailure extends ReportedException {
    private static final long serialVersionUID = 1L;

    private static final String TIMEOUT = "Timeout";

    ChildFailure(String type, String message) {
        super(type, message);
    }

    static ChildFailure timeout(String message) {
        return new ChildFailure(TIMEOUT, message);
    }

    @Override
    public String description() {
        return Problems.describe(this);
    }

    boolean isTimeout() {
        return type().equals(TIMEOUT);
    }
}
