package dev.stridebook.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The whole results of a class that was graded, one at a time: all of them can be too much for the memory. */
public final class StoredResults implements AutoCloseable {
    private final Journal journal;

    private StoredResults(Journal journal) {
        this.journal = journal;
    }

    /**
     * Opens the results of a batch that has ended.
     *
     * @param out the folder that was given to the batch
     * @throws IOException if they cannot be read, or a grader is writing there
     */
    public static StoredResults open(Path out, Rules rules) throws IOException {
        return new StoredResults(Journal.in(out, rules));
    }

    /**
     * Returns a result together with the student's code, the compiler's errors and what the answers printed. Who was not graded has none of
     * them.
     *
     * @throws UncheckedIOException if the journal cannot be read
     */
    public StudentResult whole(StudentResult summary) {
        try {
            return journal.digest(summary.student())
                            .filter(summary.digest()::equals)
                            .isPresent()
                    ? journal.find(summary.student()).orElse(summary)
                    : summary;
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
