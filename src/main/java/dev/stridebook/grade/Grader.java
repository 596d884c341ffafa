package dev.stridebook.grade;

import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.Sandbox;
import dev.stridebook.handin.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Grades submissions on this machine, isolated from each other. */
public final class Grader implements Workplace {
    /** The waits before a submission is graded again because the machine failed. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(9));

    private final Rules rules;
    private final AnswerProcesses processes;
    private final List<String> rejected;

    private Grader(Rules rules, AnswerProcesses processes, List<String> rejected) {
        this.rules = rules;
        this.processes = processes;
        this.rejected = rejected;
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
        Limits limits = rules.limits();
        ChildHome home = ChildHome.findOrMake(cache, AnswerProcesses::rehearse);
        SandboxChoice choice = SandboxChoice.probe(home, limits, sandbox, neighbours);
        String place = "%s; memory: %s".formatted(choice.sandbox().name(), choice.memory());
        return new Grader(rules, new AnswerProcesses(home, choice.sandbox(), limits, place), choice.rejected());
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
        Submission submission;
        try {
            submission = submitted.read();
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError unexpected) {
            Submission unread = new Submission(submitted.student(), List.of(), List.of(), Instant.EPOCH);
            return Optional.of(notGraded(unread, unexpected));
        }
        boolean isKnown = known.isPresent() && known.get().equals(submission.digest(rules.digest()));
        return isKnown ? Optional.empty() : Optional.of(grade(submission));
    }

    /**
     * Runs all graded tests on a submission. Nothing in a submission makes this method fail: problems are part of the result. If the
     * machine fails, it tries again a few times; then the result is that the submission was not graded.
     */
    public StudentResult grade(Submission submission) {
        for (Duration pause : PAUSES) {
            StudentResult result = attempt(submission);
            if (result.isGraded() || !isOver(pause)) {
                return result;
            }
        }
        return attempt(submission);
    }

    private StudentResult attempt(Submission submission) {
        String before = processes.state();
        try {
            StudentResult result = SubmissionGrader.grade(rules, processes, submission);
            if (!result.isFull() && !processes.state().equals(before)) {
                throw new MachineFailure("the grader's cache folder was changed meanwhile");
            }
            return result;
        } catch (MachineFailure failure) {
            return notGraded(rules, submission, place(), failure.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError unexpected) {
            return notGraded(submission, unexpected);
        }
    }

    private StudentResult notGraded(Submission submission, Throwable unexpected) {
        return notGraded(rules, submission, place(), "the grader failed: " + SafeText.line(unexpected.toString(), 400));
    }

    /** Returns the result of a submission that could not be graded. */
    public static StudentResult notGraded(Rules rules, Submission submission, String sandbox, String reason) {
        return SubmissionGrader.notGraded(rules, sandbox, submission, reason);
    }

    private static boolean isOver(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
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
