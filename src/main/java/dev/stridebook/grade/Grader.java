package dev.stridebook.grade;

import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Grades submissions on this machine, isolated from each other. */
public final class Grader implements Workplace {
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
        return new Grader(rules, new AnswerProcesses(home, choice.sandbox(), limits), choice.rejected());
    }

    @Override
    public Rules rules() {
        return rules;
    }

    /** Returns the sandbox that answers run in. */
    public Sandbox sandbox() {
        return processes.sandbox();
    }

    /** Returns why no tighter sandbox is used, in sentences. */
    public List<String> rejected() {
        return rejected;
    }

    /** Runs all graded tests on a submission. Nothing in a submission makes this method fail: problems are part of the result. */
    @Override
    public StudentResult grade(Submission submission) {
        return SubmissionGrader.grade(rules, processes, submission);
    }

    @Override
    public void close() {
        processes.close();
    }
}
