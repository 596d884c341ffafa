package dev.stridebook.grade;

/** What a student submitted: where it lies, or as it was read. */
public sealed interface Submitted permits UnreadSubmission, Submission {
    /** Returns the student's name in the class. */
    String student();

    /** Returns what was submitted, read within limits. Problems with its files are in its refusals. */
    Submission read();
}
