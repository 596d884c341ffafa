package dev.stridebook.grade;

import dev.stridebook.course.check.ReportedException;
import dev.stridebook.handin.SafeText;

/** Gets what goes wrong while the answers of a file are loaded. */
interface Problems {
    /** Tells nobody: what answers say once they know a teacher's own tests. */
    Problems UNHEARD = new Problems() {
        @Override
        public void note(String text) {
            // Nobody hears it.
        }

        @Override
        public void cannotLoad(String source, ReportedException failure) {
            // As above.
        }
    };

    /** @param text a sentence about the file */
    void note(String text);

    /** Returns a failure on one line. */
    static String describe(ReportedException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return SafeText.line(message.isEmpty() ? failure.type() : failure.type() + ": " + message, 500);
    }

    /** @param source a part of the file that may hold answers */
    void cannotLoad(String source, ReportedException failure);
}
