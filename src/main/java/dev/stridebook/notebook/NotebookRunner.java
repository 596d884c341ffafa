package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the code cells of a notebook from top to bottom. The first cell that fails ends the run, unless it carries the tag
 * {@code raises-exception}, as in Jupyter.
 */
@Internal
public final class NotebookRunner {
    /** A cell with this tag may fail. */
    public static final String RAISES_EXCEPTION = "raises-exception";

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final CellEvaluator evaluator;
    private final Duration timeout;
    private final RunListener listener;

    /**
     * @param evaluator the session; the caller closes it
     * @param timeout the time limit for each cell; a cell that takes longer is interrupted and fails
     */
    public NotebookRunner(CellEvaluator evaluator, Duration timeout, RunListener listener) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(say("The timeout must be positive, but it is %s.", timeout));
        }
        this.evaluator = evaluator;
        this.timeout = timeout;
        this.listener = listener;
    }

    /** Runs all cells, up to the first failure. */
    public RunResult run(Notebook notebook) {
        List<Cell> cells = notebook.cells();
        Map<Integer, CellOutputs> outputs = new HashMap<>();
        CellOutputs.Displays displays = new CellOutputs.Displays();
        Optional<RunResult.CellFailure> failure = Optional.empty();
        for (int i = 0; i < cells.size() && failure.isEmpty(); i++) {
            Cell cell = cells.get(i);
            if (cell.isCode() && !cell.source().isBlank()) {
                listener.cellStarted(cell, i + 1);
                CellOutputs collected = new CellOutputs(displays, text -> listener.printed(cell, text));
                outputs.put(i, collected);
                failure = runCell(cell, i + 1, outputs.size(), collected);
                listener.cellEnded(cell, i + 1);
            }
        }
        return new RunResult(notebook.withCells(executed(cells, outputs)), outputs.size(), failure);
    }

    private Optional<RunResult.CellFailure> runCell(Cell cell, int position, int count, CellOutputs outputs) {
        CellResult result;
        boolean mayFail = cell.tags().contains(RAISES_EXCEPTION);
        try {
            result = evaluate(cell.source(), count, outputs);
        } catch (EvaluatorDiedException | TimeoutException e) {
            result = new CellResult.Failure(CellError.of(
                    e instanceof TimeoutException ? say("Timeout") : say("The session ended"), e.getMessage()));
            mayFail = false;
        }
        if (result instanceof CellResult.Value value) {
            outputs.add(Output.result(value.bundle(), count));
        } else if (result instanceof CellResult.Failure failed) {
            outputs.add(Output.error(failed.error()));
            return mayFail ? Optional.empty() : Optional.of(new RunResult.CellFailure(position, count, failed.error()));
        }
        return Optional.empty();
    }

    private CellResult evaluate(String source, int count, CellOutputs outputs) throws TimeoutException {
        FutureTask<CellResult> task = new FutureTask<>(() -> evaluator.evaluate(source, count, outputs));
        Thread thread = new Thread(task, "cell " + count);
        thread.setDaemon(true);
        thread.start();
        try {
            return result(task, timeout);
        } catch (TimeoutException e) {
            evaluator.interrupt();
            throw new TimeoutException(say(
                    endsAfterInterrupt(task)
                            ? "The cell was stopped because it took longer than %s s. Use --timeout to allow more."
                            : "The cell was stopped because it took longer than %s s. It did not respond, so its process was killed. Use --timeout to allow more.",
                    seconds(timeout)));
        }
    }

    /** 600 or 0.5. */
    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private boolean endsAfterInterrupt(FutureTask<CellResult> task) {
        try {
            result(task, GRACE);
            return true;
        } catch (TimeoutException | EvaluatorDiedException e) {
            evaluator.close();
            return false;
        }
    }

    private static CellResult result(FutureTask<CellResult> task, Duration timeout) throws TimeoutException {
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EvaluatorDiedException died) {
                throw died;
            }
            throw new IllegalStateException("The cell could not be run.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted.", e);
        }
    }

    private static List<Cell> executed(List<Cell> cells, Map<Integer, CellOutputs> outputs) {
        List<Cell> executed = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            executed.add(
                    outputs.containsKey(i)
                            ? cell.executed(++count, outputs.get(i).toList())
                            : cell.withoutOutputs());
        }
        return executed;
    }
}
