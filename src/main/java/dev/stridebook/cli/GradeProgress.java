package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.StudentResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
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
        String line = isNew ? line(result) : say("%s (unchanged)", line(result));
        terminal.println("[%d/%d%s] %s".formatted(graded, all, left(), line));
        terminal.flush();
    }

    private String left() {
        int done = graded - known;
        if (done == 0 || graded == all) {
            return "";
        }
        Duration each = Duration.ofNanos(nanos.getAsLong() - start).dividedBy(done);
        long seconds = each.multipliedBy(all - graded).toSeconds();
        return seconds < 90 ? say(", %d s left", seconds) : say(", %d min left", (seconds + 59) / 60);
    }

    static String line(StudentResult result) {
        if (!result.isGraded()) {
            return say("%s: NOT GRADED, because %s", result.student(), result.notGraded());
        }
        String points = say("%s: %s of %d", result.student(), result.score().toPlainString(), result.of());
        List<String> notes = result.remarksAndNotes();
        if (notes.isEmpty()) {
            return points;
        }
        String noted = points + " · " + notes.get(0);
        return notes.size() == 1 ? noted : say("%s (and %d more)", noted, notes.size() - 1);
    }
}
