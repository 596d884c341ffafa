package dev.stridebook.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Grades a class, several submissions in parallel. It can be killed at any moment; the same call then resumes grading. */
public final class Batch {
    private static final String JOURNAL = "journal.jsonl";

    private Batch() {}

    /** Receives each result as soon as it is known, from several threads. */
    @FunctionalInterface
    public interface Listener {
        /** @param isNew false if the result is from an earlier run */
        void graded(StudentResult result, boolean isNew);
    }

    /**
     * Reads and grades all submissions, each when its turn comes, and returns their results in the same order. A submission that could
     * not be graded is not in the journal, so that the next call grades it again.
     *
     * @param place where they are read and graded
     * @param out folder for the journal
     * @param jobs number of submissions to grade in parallel
     * @param again students to grade even if the journal has their result
     * @throws IOException if the journal cannot be written
     */
    public static List<StudentResult> grade(
            Workplace place,
            List<? extends Submitted> submissions,
            Path out,
            int jobs,
            Set<String> again,
            Listener listener)
            throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try (Journal journal = Journal.open(Files.createDirectories(out).resolve(JOURNAL))) {
            List<Future<StudentResult>> results = new ArrayList<>();
            for (Submitted submitted : submissions) {
                results.add(workers.submit(() -> {
                    Optional<StudentResult> known =
                            again.contains(submitted.student()) ? Optional.empty() : journal.find(submitted.student());
                    Optional<StudentResult> graded = place.grade(submitted, known.map(StudentResult::digest));
                    StudentResult result = graded.or(() -> known).orElseThrow();
                    if (graded.isPresent() && result.isGraded()) {
                        journal.add(result);
                    }
                    listener.graded(result, graded.isPresent());
                    return result;
                }));
            }
            List<StudentResult> all = new ArrayList<>();
            for (Future<StudentResult> result : results) {
                all.add(result.get());
            }
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException disk) {
                throw disk;
            }
            throw new IllegalStateException("A submission could not be graded.", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
