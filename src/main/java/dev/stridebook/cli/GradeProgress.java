package dev.stridebook.cli;

import dev.stridebook.grade.StudentResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Prints a line for each graded student, with the estimated time left. */
final class GradeProgress {
    private final int all;
    private final PrintWriter terminal;
    private final LongSupplier nanos;
    private final long start;
    private int graded;
    private int known;

    /** @param nanos tells the time in nanoseconds like {@link System#nanoTime}, which nobody sets back */
    GradeProgress(int all, PrintWriter terminal, LongSupplier nanos) {
        this.all = all;
        this.terminal = terminal;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    synchronized void graded(StudentResult result, boolean isNew) {
        graded++;
        if (!isNew) {
            known++;
        }
        terminal.println("[%d/%d%s] %s%s".formatted(graded, all, left(), line(result), isNew ? "" : " (unchanged)"));
        terminal.flush();
    }

    private String left() {
        int done = graded - known;
        if (done == 0 || graded == all) {
            return "";
        }
        Duration each = Duration.ofNanos(nanos.getAsLong() - start).dividedBy(done);
        long seconds = each.multipliedBy(all - graded).toSeconds();
        return seconds < 90 ? ", %d s left".formatted(seconds) : ", %d min left".formatted((seconds + 59) / 60);
    }

    static String line(StudentResult result) {
        if (!result.isGraded()) {
            return "%s: NOT GRADED, because %s".formatted(result.student(), result.notGraded());
        }
        String notes = result.notes().isEmpty() ? "" : " · " + result.notes().get(0);
        int more = result.notes().size() - 1;
        return "%s: %s of %d%s%s"
                .formatted(
                        result.student(),
                        result.score().toPlainString(),
                        result.of(),
                        notes,
                        more > 0 ? " (and %d more)".formatted(more) : "");
    }
}
