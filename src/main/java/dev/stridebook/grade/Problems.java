package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

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

    /** Returns the type of a failure for people; that of an exception as it is. */
    static String label(String type) {
        return switch (type) {
            case "Does not compile" -> say("Does not compile");
            case "Refused" -> say("Refused");
            case "Timeout" -> say("Timeout");
            case "Process ended" -> say("Process ended");
            case "Broken reply" -> say("Broken reply");
            case "Too many calls" -> say("Too many calls");
            case "Too much returned" -> say("Too much returned");
            case "No process" -> say("No process");
            default -> type;
        };
    }

    /** Returns a failure on one line. */
    static String describe(ReportedException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String type = label(failure.type());
        return SafeText.line(message.isEmpty() ? type : say("%s: %s", type, message), 500);
    }

    /** Returns whether a failure is that the compiler refuses a file or cell. */
    static boolean isNotCompiled(ReportedException failure) {
        return NOT_COMPILED.contains(failure.type());
    }

    /** Returns a failure with its line breaks, as a compiler shows its errors. */
    static String inFull(ReportedException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String type = label(isNotCompiled(failure) ? "Does not compile" : failure.type());
        return SafeText.lines(message.isEmpty() ? type : say("%s:", type) + "\n" + message, 4000);
    }

    /**
     * @param cell the number of the code cell; 0 for a Java file
     * @param source a part of the file that may hold answers
     */
    void cannotLoad(int cell, String source, ReportedException failure);
}
