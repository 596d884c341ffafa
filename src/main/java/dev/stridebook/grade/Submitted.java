package dev.stridebook.grade;

/** What a student submitted: where it lies, or as it was read. */
public sealed interface Submitted permits UnreadSubmission, Submission {
    /** Returns the student's name in the class. */
    String student();

    /** Returns what was submitted, read within limits. Problems with its files are in its refusals. */
    Submission read();

    /**
     * Returns this with the student's name as the variant, unless the class gives another.
     *
     * @throws IllegalArgumentException if the name cannot name a variant
     */
    Submitted withVariantOfName();
}
