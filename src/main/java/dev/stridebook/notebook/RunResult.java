package dev.stridebook.notebook;

import dev.stridebook.Internal;
import java.util.Optional;

/**
 * The result of running a notebook.
 *
 * @param notebook the notebook with the outputs of all cells that ran
 * @param cellsRun the number of code cells that ran, including the failed one
 * @param failure the cell that ended the run, if one did
 */
@Internal
public record RunResult(Notebook notebook, int cellsRun, Optional<CellFailure> failure) {

    /**
     * The cell that ended a run.
     *
     * @param position its position among all cells of the notebook, including text cells, from 1
     * @param executionCount the number that Jupyter shows next to it
     * @param error what happened, and on which line
     */
    public record CellFailure(int position, int executionCount, CellError error) {}
}
