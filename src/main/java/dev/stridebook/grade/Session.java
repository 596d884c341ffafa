package dev.stridebook.grade;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** The process of one submission, and a new one when it is gone; all of them within the submission's time. */
final class Session implements AutoCloseable {
    private static final int ROOM_FOR_REMARK = 32;

    private final Children children;
    private final StringBuilder output = new StringBuilder();
    private Child child;
    private long end;

    Session(Children children) {
        this.children = children;
    }

    /** Whether the process that was asked last still has what it was given. */
    boolean isAlive() {
        return child != null && child.isAlive();
    }

    /** Makes the next question go to a living process. */
    void begin() {
        if (!isAlive()) {
            leave();
            child = children.take();
            if (end == 0) {
                end = System.nanoTime() + children.limits().submission().toNanos();
            }
        }
    }

    /** As {@link Child#ask}, within the usual time for a call. */
    ObjectNode ask(ObjectNode request) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        Duration call = children.limits().call();
        if (left.isNegative() || left.isZero()) {
            throw child.fail("Timeout", submissionLate());
        }
        return left.compareTo(call) < 0
                ? child.ask(request, left, submissionLate())
                : child.ask(request, call, "no reply within %d s".formatted(call.toSeconds()));
    }

    private String submissionLate() {
        return "the whole submission took longer than %d s"
                .formatted(children.limits().submission().toSeconds());
    }

    private void leave() {
        if (child != null) {
            output.append(child.output());
            child = null;
        }
    }

    /** The beginning of what all processes printed. Ends the last one. */
    String output() {
        leave();
        return SafeText.lines(output.toString(), children.limits().outputBytes() + ROOM_FOR_REMARK);
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
