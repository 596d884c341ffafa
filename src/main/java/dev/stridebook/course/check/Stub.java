package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.NotAnsweredYetException;

/** Replaces the answer in a source with a placeholder. */
public final class Stub {
    private Stub() {}

    /**
     * Replaces each block between the markers. An indented block is the end of a method, so the stub throws
     * {@link NotAnsweredYetException} there. Elsewhere, at the top level of a notebook's cell, the lines before the block must
     * declare the variables that the answer sets.
     *
     * @throws IllegalArgumentException if the markers do not match
     */
    public static String of(String source) {
        StringBuilder stub = new StringBuilder();
        boolean isInSolution = false;
        for (String line : source.split("(?<=\n)")) {
            boolean begins = ReferenceAnswer.begins(line);
            boolean ends = ReferenceAnswer.ends(line);
            if (begins && isInSolution || ends && !isInSolution) {
                throw unbalanced(source);
            }
            if (begins) {
                String indent = line.substring(0, line.indexOf("//"));
                stub.append(place(indent));
            } else if (ends) {
                stub.append(line.substring(line.stripTrailing().length()));
            } else if (!isInSolution) {
                stub.append(line);
            }
            isInSolution = begins || isInSolution && !ends;
        }
        if (isInSolution) {
            throw unbalanced(source);
        }
        return stub.toString();
    }

    private static String place(String indent) {
        return indent.isEmpty()
                ? "// " + say("Write your answer here.")
                : indent + "// " + say("Replace these two lines with your answer.") + "\n" + indent
                        + "throw new NotAnsweredYetException();";
    }

    private static IllegalArgumentException unbalanced(String source) {
        return new IllegalArgumentException(
                "Every // BEGIN SOLUTION needs one // END SOLUTION after it, in:%n%s".formatted(source));
    }
}
