package dev.stridebook.grade;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** The process of one submission, and a new one when it is gone; all of them within the submission's time. */
final class Session implements AutoCloseable {
    private static final int ROOM_FOR_REMARK = 32;

    private final AnswerProcesses processes;
    private final StringBuilder output = new StringBuilder();
    private AnswerProcess process;
    private long end;

    Session(AnswerProcesses processes) {
        this.processes = processes;
    }

    /** Whether the process that was asked last still has what it was given. */
    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Makes the next question go to a living process. */
    void begin() {
        if (!isAlive()) {
            leave();
            process = processes.take();
            if (end == 0) {
                end = System.nanoTime() + processes.limits().submission().toNanos();
            }
        }
    }

    /** As {@link AnswerProcess#ask}, within the usual time for a call. */
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

    private String submissionLate() {
        return "the whole submission took longer than %d s"
                .formatted(processes.limits().submission().toSeconds());
    }

    private void leave() {
        if (process != null) {
            output.append(process.output());
            process = null;
        }
    }

    /** The beginning of what all processes printed. Ends the last one. */
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
