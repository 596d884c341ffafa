package dev.stridebook.nn.engine;

import dev.stridebook.shape.Size;
import jdk.incubator.vector.FloatVector;

/**
 * {@link Points} along both axes: a tile has a value for each pair of points, in the order of rows. For one thread.
 *
 * <p>Everywhere, row and column are the steps from one cell to the next along an axis, and next that from one pair to the next.
 */
final class BothAxes {
    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

    private final Points points;
    private final int count;
    /** From one line to the next. */
    private final int line;

    /** Transformed along one axis. */
    private final float[] lines;

    BothAxes(Points points) {
        this.points = points;
        count = points.count();
        line = count * LANES;
        lines = new float[count * line];
    }

    /** Transforms the cells that the windows of a tile show. */
    void ofCells(float[] from, int at, int row, int column, float[] to, int place, int next) {
        points.ofCells(from, at, row, column, count, lines, 0, line, LANES);
        points.ofCells(lines, 0, LANES, line, count, to, place, next, count * next);
    }

    /** Adds the gradients of the cells. */
    void addToCells(float[] from, int at, int next, float[] to, int place, int row, int column) {
        points.toCells(from, at, count * next, next, count, lines, 0, line, LANES, false);
        points.toCells(lines, 0, LANES, line, count, to, place, column, row, true);
    }

    /** Transforms a kernel, or the gradients of a tile of sums. */
    void ofTile(float[] from, int at, int row, int column, Size size, float[] to, int place, int next) {
        points.ofCoefficients(from, at, row, column, size.width(), size.height(), lines, 0, line, LANES);
        points.ofCoefficients(lines, 0, LANES, line, count, size.width(), to, place, next, count * next);
    }

    /** Computes a tile of sums, or the gradients of a kernel. */
    void toTile(float[] from, int at, int next, Size size, float[] to, int place, int row, int column) {
        points.toCoefficients(from, at, count * next, next, count, size.height(), lines, 0, line, LANES);
        points.toCoefficients(lines, 0, LANES, line, size.height(), size.width(), to, place, column, row);
    }
}
