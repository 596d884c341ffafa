package dev.stridebook.grade;

/** Where submissions are graded: on this machine, or on those of a cluster. Safe for use by several threads. */
interface Workplace extends AutoCloseable {
    /** Returns what is graded. */
    Rules rules();

    /**
     * Grades a submission. Grading the same one again, here or elsewhere, has the same result.
     *
     * @throws InterruptedException if the thread was interrupted while it waited for another machine
     */
    StudentResult grade(Submission submission) throws InterruptedException;

    @Override
    void close();
}
