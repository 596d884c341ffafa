package dev.stridebook.grade;

import java.util.Optional;

/** What a student submitted: where it lies, or as it was read. */
public sealed interface Submitted permits UnreadSubmission, Submission {
    /** Returns the student's name in the class. */
    String student();

    /** Returns what was submitted, read within limits. Problems with its files are in its refusals. */
    Submission read();

    /**
     * Reads what was submitted.
     *
     * @param rules the digest of the rules
     * @param known the digest of a submission that is not wanted
     * @return nothing if it has that digest
     */
    default Optional<Submission> readUnlessKnown(String rules, Optional<String> known) {
        Submission submission = read();
        return known.equals(Optional.of(submission.digest(rules))) ? Optional.empty() : Optional.of(submission);
    }
}
