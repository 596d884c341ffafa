package dev.stridebook.notebook;

import dev.stridebook.Internal;
import java.util.Optional;

/**
 * How a run of a notebook went.
 *
 * @param notebook with the outputs of all cells that ran
 * @param cellsRun how many code cells ran, the failed one included
 * @param failure the cell that ended the run, if one did
 */
@Internal
public record RunResult(Notebook notebook, int cellsRun, Optional<CellFailure> failure) {

    /**
     * The cell that ended a run.
     *
     * @param position among all cells of the notebook, text cells too, from 1
     * @param executionCount the number Jupyter shows beside it
     * @param error what happened, and in which line
     */
    public record CellFailure(int position, int executionCount, CellError error) {}
}
