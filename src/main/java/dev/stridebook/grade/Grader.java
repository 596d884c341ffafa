package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Grades submissions on this machine, isolated from each other. */
public final class Grader implements Workplace {
    /** The waits before a submission is graded again because the machine failed. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(9));

    private static final int ATTEMPTS = PAUSES.size() + 1;

    private final Rules rules;
    private final AnswerProcesses processes;
    private final List<String> rejected;
    private final Pause pause;

    /** Waits before another attempt. */
    interface Pause {
        void take(Duration time) throws InterruptedException;
    }

    private Grader(Rules rules, AnswerProcesses processes, List<String> rejected, Pause pause) {
        this.rules = rules;
        this.processes = processes;
        this.rejected = rejected;
        this.pause = pause;
    }

    /**
     * Prepares what a process with answers needs, and finds the tightest sandbox that works.
     *
     * @param cache folder for files that are prepared once
     * @param sandbox {@code auto}, {@code bubblewrap}, {@code unshare}, {@code user} or {@code plain}
     */
    public static Grader start(Rules rules, Path cache, String sandbox) throws IOException, InterruptedException {
        return start(rules, cache, sandbox, Neighbours.NONE);
    }

    /**
     * Like {@link #start(Rules, Path, String)}, on a machine where others work, too.
     *
     * @param neighbours what no answer may reach
     * @throws IOException if this process cannot reach them either, so that nobody knows whether the sandbox keeps answers from them
     */
    public static Grader start(Rules rules, Path cache, String sandbox, Neighbours neighbours)
            throws IOException, InterruptedException {
        return start(rules, cache, sandbox, neighbours, time -> Thread.sleep(time.toMillis()));
    }

    static Grader start(Rules rules, Path cache, String sandbox, Pause pause) throws IOException, InterruptedException {
        return start(rules, cache, sandbox, Neighbours.NONE, pause);
    }

    private static Grader start(Rules rules, Path cache, String sandbox, Neighbours neighbours, Pause pause)
            throws IOException, InterruptedException {
        Limits limits = rules.limits();
        ChildHome home = ChildHome.findOrMake(cache, AnswerProcesses::rehearse);
        SandboxChoice choice = SandboxChoice.probe(home, limits, sandbox, neighbours);
        String place = say("%s; memory: %s", choice.sandbox().name(), choice.memory());
        return new Grader(rules, new AnswerProcesses(home, choice.sandbox(), limits, place), choice.rejected(), pause);
    }

    @Override
    public Rules rules() {
        return rules;
    }

    /** Returns the sandbox that answers run in. */
    public Sandbox sandbox() {
        return processes.sandbox();
    }

    /** Returns the sandbox that answers run in and what limits their memory there, for reports. */
    public String place() {
        return processes.place();
    }

    /** Returns why no tighter sandbox is used, in sentences. */
    public List<String> rejected() {
        return rejected;
    }

    @Override
    public Optional<StudentResult> grade(Submitted submitted, Optional<String> known) {
        return submitted.readUnlessKnown(rules.digest(), known).map(this::grade);
    }

    /**
     * Runs all graded tests on a submission. Nothing in a submission makes this method fail: problems are part of the result. If the
     * machine fails, it tries again, three times at most, but only once more when the submission's time is over. Then the result is that
     * the submission was not graded.
     *
     * <p>A process that is killed looks like one that ends itself with the same exit code. So an answer is to blame only if its process ends
     * like that in every attempt, and the system says that none was killed for memory meanwhile.
     */
    public StudentResult grade(Submission submission) {
        long start = System.nanoTime();
        OptionalLong killsBefore = MemoryKills.count();
        boolean isKilledAlways = true;
        for (int attempt = 1; ; attempt++) {
            boolean isLast = attempt == ATTEMPTS || attempt > 1 && isSubmissionOver(start);
            boolean endsItself = isLast
                    && isKilledAlways
                    && killsBefore.isPresent()
                    && MemoryKills.count().equals(killsBefore);
            try {
                return attempt(submission, endsItself);
            } catch (MachineFailure failure) {
                isKilledAlways &= failure.isKill();
                if (isLast || !hasPaused(PAUSES.get(attempt - 1))) {
                    return notGraded(rules, submission, place(), failure.getMessage());
                }
            }
        }
    }

    private StudentResult attempt(Submission submission, boolean endsItself) {
        String before = processes.state();
        try {
            StudentResult result = SubmissionGrader.grade(rules, processes, submission, endsItself);
            if (!result.isFull() && !processes.state().equals(before)) {
                throw new MachineFailure(say("the grader's cache folder was changed meanwhile"));
            }
            return result;
        } catch (MachineFailure failure) {
            throw failure;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError unexpected) {
            throw MachineFailure.of(unexpected);
        }
    }

    /**
     * Returns the result of a submission that could not be graded, or not even be read.
     *
     * @param sandbox what was to be the sandbox; empty if that is not known
     * @param reason a part of a sentence that begins with "Not graded, because"
     */
    public static StudentResult notGraded(Rules rules, Submitted submitted, String sandbox, String reason) {
        Submission submission = submitted instanceof Submission read ? read : Submission.unread(submitted.student());
        return new StudentResult(
                submission.student(),
                submission.digest(rules.digest()),
                sandbox,
                rules.exercises().stream()
                        .map(exercise -> rules.untested().of(exercise, "", "not graded"))
                        .toList(),
                submission.refusals(),
                "",
                0,
                reason);
    }

    private boolean isSubmissionOver(long start) {
        return System.nanoTime() - start >= rules.limits().submission().toNanos();
    }

    private boolean hasPaused(Duration time) {
        try {
            pause.take(time);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        processes.close();
    }
}
