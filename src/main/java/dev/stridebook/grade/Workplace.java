package dev.stridebook.grade;

import java.io.IOException;
import java.util.Optional;

/** Where submissions are graded: on this machine, or on those of a cluster. Safe for use by several threads. */
public interface Workplace extends AutoCloseable {
    /** Returns what is graded. */
    Rules rules();

    /**
     * Reads what a student submitted and grades it, unless its result is known. Grading the same again, here or elsewhere, has the same
     * result. Nothing that is in a submission makes this method fail, but it may if the files cannot be read.
     *
     * @param known the {@link StudentResult#digest() digest} of the known result; empty if there is none
     * @return nothing if what was submitted has that digest
     * @throws IOException if the machines that grade can be reached no more
     * @throws InterruptedException if the thread was interrupted while it waited for another machine
     */
    Optional<StudentResult> grade(Submitted submitted, Optional<String> known) throws IOException, InterruptedException;

    @Override
    void close();
}
