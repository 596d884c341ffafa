package dev.stridebook.nn;

import dev.stridebook.shape.Given;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What {@link MaxPool2d#pool} and its relatives give; {@link MaxUnpool2d} and {@link MaxUnpool1d} take it back.
 *
 * @param values the largest of each window, {@code [n, c, outH, outW]}, or {@code [n, c, outL]} for lines, or without n
 * @param indices of the same shape and of type INT64: the cell of the input plane in which each was found, counted row by row
 *     from 0; −1 for a dilated window that has all its cells in the padding
 */
public record Pooled(INDArray values, INDArray indices) {
    /** Creates it from both arrays. */
    public Pooled {
        Given.notNull(values, "values");
        Given.notNull(indices, "indices");
    }
}
