package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.array.ThreadArrays;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds the largest cells of small planes: each lane of Java's vectors has a plane, so it does not matter how short their rows are, or where
 * their windows lie. To bring planes into lanes takes about half of the time.
 */
final class PlanesInLanes {
    private static final int LANES = PoolingLanes.LANES;

    /** Planes of more cells are faster taken row by row. */
    private static final int SMALL = 300;

    private final Lines lines;
    private final AxisCells rows;
    private final AxisCells columns;

    private PlanesInLanes(Lines lines, AxisCells rows, AxisCells columns) {
        this.lines = lines;
        this.rows = rows;
        this.columns = columns;
    }

    /** Where in its plane the first cell of each window is. */
    private int[] firsts() {
        int[] firsts = new int[lines.outArea()];
        for (int row = 0, window = 0; row < rows.positions(); row++) {
            for (int column = 0; column < columns.positions(); column++) {
                firsts[window++] = rows.first()[row] * lines.inWidth() + columns.first()[column];
            }
        }
        return firsts;
    }

    /** Of each window, from its first cell to each of its cells, row by row. Those that see as many rows and columns share them. */
    private int[][] steps() {
        int[][] steps = new int[lines.outArea()][];
        for (int row = 0, window = 0; row < rows.positions(); row++) {
            int likeRow = rows.firstOfItsKind(row);
            for (int column = 0; column < columns.positions(); column++, window++) {
                int like = likeRow * columns.positions() + columns.firstOfItsKind(column);
                steps[window] = like < window ? steps[like] : steps(row, column);
            }
        }
        return steps;
    }

    private int[] steps(int row, int column) {
        int width = columns.seen()[column];
        int[] toCells = new int[rows.seen()[row] * width];
        for (int i = 0; i < toCells.length; i++) {
            toCells[i] = i / width * rows.step() * lines.inWidth() + i % width * columns.step();
        }
        return toCells;
    }

    /**
     * Returns nothing where some window sees no cell, or where other ways are faster, as where most cells are seen by no window, or windows that
     * do not overlap are all alike.
     */
    static Optional<PlanesInLanes> forMaxima(Window window, Lines lines, AxisCells rows, AxisCells columns) {
        boolean areSmall = lines.inArea() <= SMALL && lines.planes() >= LANES / 2;
        if (!areSmall || LANES < PoolingLanes.FEWEST_THAT_GATHER) {
            return Optional.empty();
        }
        boolean areSeen = 2 * rows.sum() * columns.sum() >= lines.inArea();
        boolean areAlike = rows.areAllAlike() && columns.areAllAlike() && SeparateWindows.areSeparate(window, lines);
        return areSeen && !areAlike && !rows.isAnyBlind() && !columns.isAnyBlind()
                ? Optional.of(new PlanesInLanes(lines, rows, columns))
                : Optional.empty();
    }

    /** How often registers are filled with cells from here and there; or with neighbours, five of which take as long as one of these. */
    double gathers() {
        return groups() * (0.9 * lines.inArea() + 0.2 * rows.sum() * columns.sum());
    }

    /** As {@link WindowMaxima#find}. */
    void find(INDArray x, INDArray values, int[] indices, Parallel.Span otherwise) {
        IntBuffer from = Floats.bits(x);
        IntBuffer to = Floats.bits(values);
        int inArea = lines.inArea();
        int outArea = lines.outArea();
        int[] starts = starts();
        int[] firsts = firsts();
        int[][] steps = steps();
        Parallel.forEachShare(groups(), LANES * inArea, (first, end) -> {
            ThreadArrays arrays = ThreadArrays.mine();
            int[] cells = arrays.ints(0, LANES * inArea);
            int[] inLanes = arrays.ints(1, LANES * inArea);
            int[] winners = arrays.ints(2, LANES * outArea);
            int[] largest = arrays.ints(3, LANES * outArea);
            for (int plane = first * LANES; plane < Math.min(end * LANES, lines.planes()); plane += LANES) {
                int count = Math.min(LANES, lines.planes() - plane);
                // Also lanes without a plane have numbers.
                Arrays.fill(cells, count * inArea, LANES * inArea, 0);
                from.get(plane * inArea, cells, 0, count * inArea);
                if (PoolingLanes.bringIntoLanes(cells, starts, inArea, inLanes)) {
                    PoolingLanes.largestInLanes(inLanes, firsts, steps, winners);
                    int at = plane * outArea;
                    for (int lane = 0, i = 0; lane < count; lane++) {
                        for (int window = lane; window < LANES * outArea; window += LANES) {
                            indices[at++] = winners[window];
                            largest[i++] = cells[lane * inArea + winners[window]];
                        }
                    }
                    to.put(plane * outArea, largest, 0, count * outArea);
                } else {
                    otherwise.accept(plane, plane + count);
                }
            }
        });
        Reference.reachabilityFence(x);
    }

    private int groups() {
        return PoolingLanes.registers(lines.planes());
    }

    /** Where the planes of a group begin. */
    private int[] starts() {
        int[] starts = new int[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            starts[lane] = lane * lines.inArea();
        }
        return starts;
    }
}
