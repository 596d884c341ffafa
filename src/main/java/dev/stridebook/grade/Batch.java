package dev.stridebook.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Grades a class, several submissions in parallel. It can be killed at any moment; the same call then resumes grading. */
public final class Batch {
    /** The time for what still runs to end when grading has failed. */
    private static final int GRACE_SECONDS = 10;

    private final Workplace place;
    private final Journal journal;
    private final Set<String> again;
    private final Listener listener;
    private final Sharing sharing;

    private Batch(Workplace place, Journal journal, Set<String> again, Listener listener) {
        this.place = place;
        this.journal = journal;
        this.again = again;
        this.listener = listener;
        this.sharing = new Sharing(place.rules());
    }

    /** Receives each result as soon as it is known, from several threads. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param isNew false if the result is from an earlier run
         * @throws IOException if a report cannot be written, which ends grading
         */
        void graded(StudentResult result, boolean isNew) throws IOException;
    }

    /**
     * Reads and grades all submissions, each when its turn comes. A submission that could not be graded is not in the journal, so that the
     * next call grades it again.
     *
     * @param place where they are read and graded
     * @param out folder for the journal
     * @param jobs number of submissions to grade in parallel
     * @param again students to grade even if the journal has their result
     * @param listener gets the whole results
     * @return the results in the same order, without code, compilers' errors and printed output
     * @throws IOException if the journal cannot be read or written, another grader is using it, or the listener throws it
     */
    public static List<StudentResult> grade(
            Workplace place,
            List<? extends Submitted> submissions,
            Path out,
            int jobs,
            Set<String> again,
            Listener listener)
            throws IOException, InterruptedException {
        try (Journal journal = Journal.in(out, place.rules())) {
            return new Batch(place, journal, again, listener).grade(submissions, jobs);
        }
    }

    private List<StudentResult> grade(List<? extends Submitted> submissions, int jobs)
            throws IOException, InterruptedException {
        StudentResult[] results = new StudentResult[submissions.size()];
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try {
            CompletionService<Void> done = new ExecutorCompletionService<>(workers);
            for (int i = 0; i < results.length; i++) {
                int index = i;
                done.submit(() -> {
                    results[index] = sharing.of(survived(submissions.get(index)).summary());
                    return null;
                });
            }
            for (int i = 0; i < results.length; i++) {
                done.take().get();
            }
            return new ArrayList<>(Arrays.asList(results));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException disk) {
                throw disk;
            }
            throw new IllegalStateException("Grading failed.", e.getCause());
        } finally {
            workers.shutdownNow();
            workers.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** An error over one submission, at whatever stage, costs no other: that one is told as not graded. */
    private StudentResult survived(Submitted submitted) throws IOException, InterruptedException {
        try {
            return grade(submitted);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError unexpected) {
            StudentResult none = Grader.notGraded(
                    place.rules(), submitted, "", MachineFailure.of(unexpected).getMessage());
            try {
                listener.graded(none, true);
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError again) {
                // Then it stands in the summary only.
            }
            return none;
        }
    }

    private StudentResult grade(Submitted submitted) throws IOException, InterruptedException {
        String student = submitted.student();
        Optional<String> digest = again.contains(student) ? Optional.empty() : journal.digest(student);
        Optional<StudentResult> graded = place.grade(submitted, digest);
        if (graded.isEmpty()) {
            Optional<StudentResult> known = journal.find(student);
            if (known.isPresent()) {
                listener.graded(known.get(), false);
                return known.get();
            }
            graded = place.grade(submitted, Optional.empty());
        }
        StudentResult result = graded.orElseThrow();
        if (result.isGraded()) {
            journal.add(result);
        }
        listener.graded(result, true);
        return result;
    }
}
