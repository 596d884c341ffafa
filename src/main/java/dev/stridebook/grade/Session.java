package dev.stridebook.grade;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.handin.SafeText;
import java.time.Duration;

/** The process of one submission, replaced by a new one if it dies. All its processes share the submission's time limit. */
final class Session implements AutoCloseable {
    private static final int ROOM_FOR_REMARK = 32;

    private final AnswerProcesses processes;
    private final StringBuilder output = new StringBuilder();
    private AnswerProcess process;
    private long end;

    Session(AnswerProcesses processes) {
        this.processes = processes;
    }

    /** Returns whether the current process still runs and has the answers that it was given. */
    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Returns whether the time of the submission is over. */
    boolean isLate() {
        return end != 0 && System.nanoTime() - end >= 0;
    }

    /**
     * Makes sure that a process is running for the next request.
     *
     * @throws ChildFailure if none starts, or the time of the submission is over
     */
    void begin() {
        if (!isAlive()) {
            leave();
            if (isLate()) {
                throw new ChildFailure("Timeout", submissionLate());
            }
            process = processes.take();
            if (end == 0) {
                end = System.nanoTime() + processes.limits().submission().toNanos();
            }
        }
    }

    /** Sends a request like {@link AnswerProcess#ask}, within the time limits of a call and of the submission. */
    ObjectNode ask(ObjectNode request) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        Duration call = processes.limits().call();
        if (left.isNegative() || left.isZero()) {
            throw process.fail("Timeout", submissionLate());
        }
        return left.compareTo(call) < 0
                ? process.ask(request, left, submissionLate())
                : process.ask(request, call, "no reply within %d s".formatted(call.toSeconds()));
    }

    /** Returns what is said once the time is over. */
    String submissionLate() {
        return "the whole submission took longer than %d s"
                .formatted(processes.limits().submission().toSeconds());
    }

    private void leave() {
        if (process != null) {
            output.append(process.output());
            process = null;
        }
    }

    /** Ends the current process and returns the beginning of the output of all processes. */
    String output() {
        leave();
        return SafeText.lines(output.toString(), processes.limits().outputBytes() + ROOM_FOR_REMARK);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
