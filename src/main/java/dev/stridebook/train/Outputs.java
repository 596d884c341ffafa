package dev.stridebook.train;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network's outputs as plain arrays. */
final class Outputs {
    private Outputs() {}

    /** A row for each example. */
    static float[][] rows(INDArray output) {
        int classes = (int) output.size(1);
        float[] values = output.dup('c').data().asFloat();
        float[][] rows = new float[(int) output.size(0)][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(values, row * classes, (row + 1) * classes));
        return rows;
    }

    /** The class of the largest value. */
    static int predicted(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }
}
