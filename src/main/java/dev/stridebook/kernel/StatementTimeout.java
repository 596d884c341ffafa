package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.CellError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stops a cell if one of its statements takes longer than the environment variable IJAVA_TIMEOUT allows. */
final class StatementTimeout {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(null, task, "stridebook-timeout", 0, false);
        thread.setDaemon(true);
        return thread;
    });

    private final Optional<Future<?>> end;

    private StatementTimeout(Optional<Future<?>> end) {
        this.end = end;
    }

    static StatementTimeout start(Optional<Duration> limit, CellRun run) {
        return new StatementTimeout(
                limit.map(time -> CLOCK.schedule(run::timeOut, time.toMillis(), TimeUnit.MILLISECONDS)));
    }

    void cancel() {
        end.ifPresent(future -> future.cancel(false));
    }

    /** Returns the error of a cell that was stopped, with the reason. */
    static CellError error(CellError interrupted, Duration limit) {
        String message = limit.toMillis() % 1000 == 0
                ? say(
                        "This took longer than the %d seconds that IJAVA_TIMEOUT allows; everything defined so far is kept.",
                        limit.toSeconds())
                : say(
                        "This took longer than the %d milliseconds that IJAVA_TIMEOUT allows; everything defined so far is kept.",
                        limit.toMillis());
        List<String> lines = new ArrayList<>(List.of(Colors.error("Timeout") + ": " + message));
        interrupted.traceback().stream().skip(1).forEach(lines::add);
        return new CellError("Timeout", message, lines, interrupted.line(), interrupted.sourceLine());
    }
}
