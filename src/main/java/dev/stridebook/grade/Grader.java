package dev.stridebook.grade;

import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.Sandbox;
import dev.stridebook.handin.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
        Limits limits = rules.limits();
        ChildHome home = ChildHome.findOrMake(cache, AnswerProcesses::rehearse);
        SandboxChoice choice = SandboxChoice.probe(home, limits, sandbox);
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

    /**
     * Runs all graded tests on a submission. Nothing in a submission makes this method fail: problems are part of the result. If the
     * machine fails, it tries again a few times; then the result is that the submission was not graded.
     */
    @Override
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
            return SubmissionGrader.notGraded(rules, processes, submission, failure.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError unexpected) {
            return SubmissionGrader.notGraded(
                    rules, processes, submission, "the grader failed: " + SafeText.line(unexpected.toString(), 400));
        }
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
