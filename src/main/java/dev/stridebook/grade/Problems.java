package dev.stridebook.grade;

import dev.stridebook.course.check.ReportedException;
import dev.stridebook.handin.SafeText;
import java.util.Set;

/** Gets what goes wrong while the answers of a file are loaded. */
interface Problems {
    /** Tells nobody: what answers say once they know a teacher's own tests. */
    Problems UNHEARD = new Problems() {
        @Override
        public void note(String text) {
            // Nobody hears it.
        }

        @Override
        public void cannotLoad(int cell, String source, ReportedException failure) {
            // As above.
        }
    };

    /** What a file and a cell are told to be that the compiler refuses. */
    Set<String> NOT_COMPILED = Set.of("Does not compile", "CompileError", "NotDefined");

    /** @param text a sentence about the file */
    void note(String text);

    /** Returns a failure on one line. */
    static String describe(ReportedException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return SafeText.line(message.isEmpty() ? failure.type() : failure.type() + ": " + message, 500);
    }

    /** Returns whether a failure is that the compiler refuses a file or cell. */
    static boolean isNotCompiled(ReportedException failure) {
        return NOT_COMPILED.contains(failure.type());
    }

    /** Returns a failure with its line breaks, as a compiler shows its errors. */
    static String inFull(ReportedException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String type = isNotCompiled(failure) ? "Does not compile" : failure.type();
        return SafeText.lines(message.isEmpty() ? type : type + ":\n" + message, 4000);
    }

    /**
     * @param cell the number of the code cell; 0 for a Java file
     * @param source a part of the file that may hold answers
     */
    void cannotLoad(int cell, String source, ReportedException failure);
}
