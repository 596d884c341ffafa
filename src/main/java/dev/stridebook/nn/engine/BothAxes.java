package dev.stridebook.nn.engine;

import dev.stridebook.shape.Size;
import jdk.incubator.vector.FloatVector;

/**
 * {@link SixPoints} along both axes: a tile has a value for each pair of points, in the order of rows. For one thread.
 *
 * <p>Everywhere, row and column are the steps from one cell to the next along an axis, and next that from one pair to the next.
 */
final class BothAxes {
    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

    /** Values that stand for a tile. */
    static final int PAIRS = SixPoints.COUNT * SixPoints.COUNT;
    /** Where a tile's value is the sum of its cells. */
    static final int SUM = SixPoints.ONE * SixPoints.COUNT + SixPoints.ONE;

    /** From one line to the next. */
    private static final int LINE = SixPoints.COUNT * LANES;

    /** Transformed along one axis. */
    private final float[] lines = new float[PAIRS * LANES];

    /** Transforms the cells that the windows of a tile show. */
    void ofCells(float[] from, int at, int row, int column, float[] to, int place, int next) {
        SixPoints.ofCells(from, at, row, column, lines, 0, LINE, LANES);
        SixPoints.ofCells(lines, 0, LANES, LINE, to, place, next, SixPoints.COUNT * next);
    }

    /** Adds the gradients of the cells. */
    void addToCells(float[] from, int at, int next, float[] to, int place, int row, int column) {
        SixPoints.toCells(from, at, SixPoints.COUNT * next, next, lines, 0, LINE, LANES, false);
        SixPoints.toCells(lines, 0, LANES, LINE, to, place, column, row, true);
    }

    /** Transforms a kernel, or the gradients of a tile of sums. */
    void ofTile(float[] from, int at, int row, int column, Size size, float[] to, int place, int next) {
        SixPoints.ofCoefficients(from, at, row, column, size.width(), size.height(), lines, 0, LINE, LANES);
        SixPoints.ofCoefficients(
                lines, 0, LANES, LINE, SixPoints.COUNT, size.width(), to, place, next, SixPoints.COUNT * next);
    }

    /** Computes a tile of sums, or the gradients of a kernel. */
    void toTile(float[] from, int at, int next, Size size, float[] to, int place, int row, int column) {
        SixPoints.toCoefficients(
                from, at, SixPoints.COUNT * next, next, SixPoints.COUNT, size.height(), lines, 0, LINE, LANES);
        SixPoints.toCoefficients(lines, 0, LANES, LINE, size.height(), size.width(), to, place, column, row);
    }
}
