package dev.stridebook.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
     * Grades all submissions and returns their results in the same order. A submission that could not be graded is not in the journal, so
     * that the next call grades it again.
     *
     * @param place where they are graded
     * @param out folder for the journal
     * @param jobs number of submissions to grade in parallel
     * @param again students to grade even if the journal has their result
     * @throws IOException if the journal cannot be written
     */
    public static List<StudentResult> grade(
            Workplace place, List<Submission> submissions, Path out, int jobs, Set<String> again, Listener listener)
            throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try (Journal journal = Journal.open(Files.createDirectories(out).resolve(JOURNAL))) {
            List<Future<StudentResult>> results = new ArrayList<>();
            for (Submission submission : submissions) {
                results.add(workers.submit(() -> {
                    if (!again.contains(submission.student())) {
                        var known = journal.find(submission, place.rules());
                        if (known.isPresent()) {
                            listener.graded(known.get(), false);
                            return known.get();
                        }
                    }
                    StudentResult result = place.grade(submission);
                    if (result.isGraded()) {
                        journal.add(result);
                    }
                    listener.graded(result, true);
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
