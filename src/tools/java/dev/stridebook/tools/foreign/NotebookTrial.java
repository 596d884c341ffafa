package dev.stridebook.tools.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellOutputs;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookRunner;
import dev.stridebook.notebook.Output;
import dev.stridebook.tools.foreign.CellOutcome.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A notebook that was run to its end, whatever its cells did.
 *
 * @param outcomes one per code cell that is not empty
 */
record NotebookTrial(Path file, Notebook notebook, List<CellOutcome> outcomes, double seconds) {
    /** A cell's metadata may list the lines to type for it under this name; whatever else asks for a line gets this one. */
    private static final String TYPED = "typed";

    private static final String DEFAULT_LINE = "1";

    /** A cell's metadata may give it another limit, in seconds: one that never ends by itself is stopped, as its author wants. */
    private static final String LIMIT = "limit";

    /** Starts a kernel, runs all cells in it, and ends it. */
    static NotebookTrial of(Path file, Notebook notebook, KernelSpecFile kernel, Duration limit) throws IOException {
        long start = System.nanoTime();
        Path folder = file.toAbsolutePath().getParent();
        List<CellOutcome> outcomes = new ArrayList<>();
        try (KernelSession session = KernelSession.start(kernel, folder)) {
            run(notebook, session, limit, outcomes);
        } catch (KernelFault fault) {
            all(notebook, Kind.FAULT, fault.getMessage(), outcomes);
        }
        return new NotebookTrial(file, notebook, outcomes, secondsSince(start));
    }

    /** Runs all cells in a kernel that is there. */
    static NotebookTrial in(KernelSession session, Path file, Notebook notebook, Duration limit) throws IOException {
        long start = System.nanoTime();
        List<CellOutcome> outcomes = new ArrayList<>();
        run(notebook, session, limit, outcomes);
        return new NotebookTrial(file, notebook, outcomes, secondsSince(start));
    }

    private static void run(Notebook notebook, KernelSession session, Duration limit, List<CellOutcome> outcomes)
            throws IOException {
        int position = 0;
        for (Cell cell : notebook.cells()) {
            position++;
            if (!isRun(cell)) {
                continue;
            }
            CellOutputs outputs = session.newOutputs();
            long start = System.nanoTime();
            try {
                KernelSession.Result result = session.run(cell.source(), outputs, typed(cell), limit(cell, limit));
                Kind kind = result.error().isEmpty()
                        ? Kind.OK
                        : mayFail(cell) ? Kind.EXPECTED : result.wasStopped() ? Kind.STOPPED : Kind.ERROR;
                outcomes.add(new CellOutcome(
                        position,
                        cell,
                        kind,
                        result.error().map(NotebookTrial::headline).orElse(""),
                        outputs.toList(),
                        secondsSince(start)));
            } catch (KernelFault fault) {
                outcomes.add(new CellOutcome(
                        position, cell, Kind.FAULT, fault.getMessage(), outputs.toList(), secondsSince(start)));
                all(notebook, Kind.NOT_RUN, "", outcomes);
                return;
            }
        }
    }

    /** Adds the cells that have no outcome yet. */
    private static void all(Notebook notebook, Kind kind, String text, List<CellOutcome> outcomes) {
        int done = outcomes.isEmpty() ? 0 : outcomes.get(outcomes.size() - 1).position();
        Kind next = kind;
        for (int i = done; i < notebook.cells().size(); i++) {
            Cell cell = notebook.cells().get(i);
            if (isRun(cell)) {
                outcomes.add(new CellOutcome(i + 1, cell, next, next == Kind.FAULT ? text : "", List.of(), 0));
                next = Kind.NOT_RUN;
            }
        }
    }

    private static boolean isRun(Cell cell) {
        return cell.isCode() && !cell.source().isBlank();
    }

    private static boolean mayFail(Cell cell) {
        return cell.tags().contains(NotebookRunner.RAISES_EXCEPTION)
                || cell.outputs().stream().anyMatch(output -> output.type().equals(Output.ERROR));
    }

    private static Iterator<String> typed(Cell cell) {
        Stream<String> lines = StreamSupport.stream(cell.metadata().path(TYPED).spliterator(), false)
                .map(JsonNode::asText);
        return Stream.concat(lines, Stream.generate(() -> DEFAULT_LINE)).iterator();
    }

    private static Duration limit(Cell cell, Duration limit) {
        JsonNode own = cell.metadata().path(LIMIT);
        return own.isNumber() ? Duration.ofSeconds(own.asLong()) : limit;
    }

    private static String headline(CellError error) {
        String message = error.message().lines().findFirst().orElse("");
        return message.isEmpty() ? error.name() : error.name() + ": " + message;
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    long count(Kind kind) {
        return outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
    }

    /** Returns the notebook with the outputs of this run. */
    Notebook executed() {
        List<Cell> cells = new ArrayList<>(notebook.cells());
        int count = 0;
        for (CellOutcome outcome : outcomes) {
            cells.set(outcome.position() - 1, outcome.cell().executed(++count, outcome.outputs()));
        }
        return notebook.withCells(cells);
    }
}
