package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Host;
import dev.stridebook.notebook.MimeBundle;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A display below a cell that changes while the cell runs. A terminal, where nothing can be replaced, gets lines instead. */
final class ProgressDisplay {
    /** Five updates per second look smooth and cost almost nothing. */
    private static final long NANOS_BETWEEN_UPDATES = 200_000_000;

    private final Host host;
    private final LongSupplier nanoTime;
    private String displayId;
    private long startedAt;
    private long updatedAt;

    ProgressDisplay(Host host, LongSupplier nanoTime) {
        this.host = host;
        this.nanoTime = nanoTime;
    }

    /** Shows the display for the first time, below the cell's earlier output. */
    void start(Supplier<MimeBundle> form) {
        displayId = "progress-" + UUID.randomUUID();
        startedAt = nanoTime.getAsLong();
        updatedAt = startedAt;
        if (host.replaces()) {
            host.display(form.get(), displayId);
        }
    }

    /** Updates the display, unless the last update was too recent. */
    void change(Supplier<MimeBundle> form) {
        long now = nanoTime.getAsLong();
        if (host.replaces() && now - updatedAt >= NANOS_BETWEEN_UPDATES) {
            updatedAt = now;
            host.update(form.get(), displayId);
        }
    }

    /** Updates the display immediately. */
    void change(Supplier<MimeBundle> form, String lineForTerminal) {
        if (host.replaces()) {
            host.update(form.get(), displayId);
        } else {
            host.display(MimeBundle.text(lineForTerminal), displayId);
        }
    }

    double secondsSinceStart() {
        return (nanoTime.getAsLong() - startedAt) / 1e9;
    }

    /** {@code about 20 s left}, at the current speed. */
    String timeLeft(double shareDone) {
        return say("about %s left", time(Math.ceil(secondsSinceStart() / shareDone * (1 - shareDone))));
    }

    static String bar(String label, long done, long all) {
        return "<label>%s<br><progress value=\"%d\" max=\"%d\" style=\"width:30em;max-width:100%%\"></progress></label>\n"
                .formatted(label, done, all);
    }

    /** {@code 12.3 s} or {@code 2 min 05 s}. */
    static String time(double seconds) {
        if (seconds < 60) {
            return seconds == Math.rint(seconds)
                    ? (long) seconds + " s"
                    : String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return "%d min %02d s".formatted(whole / 60, whole % 60);
    }
}
