package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.array.ThreadArrays;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pools windows that do not overlap, as most do that pool. Those that see as many rows and columns are alike, so each lane of Java's vectors has
 * one of them, whichever row or plane it is in.
 */
final class SeparateWindows {
    /** So many cells are gathered while a register of cells that lie side by side is compared with another. */
    private static final int GATHERED = 3;

    /** So many planes make up for what each further kind of windows takes to prepare. */
    private static final int MANY_PLANES = 256;

    private final Lines lines;
    private final AxisCells rows;
    private final AxisCells columns;
    /** How many planes are computed at once. */
    private final int together;

    private final List<Kind> kinds = new ArrayList<>();

    private SeparateWindows(Lines lines, AxisCells rows, AxisCells columns) {
        this.lines = lines;
        this.rows = rows;
        this.columns = columns;
        together = together(lines);
        for (int row = 0; row < rows.positions(); row++) {
            for (int column = 0; rows.isFirstOfItsKind(row) && column < columns.positions(); column++) {
                if (columns.isFirstOfItsKind(column)) {
                    kinds.add(kind(rows.seen()[row], columns.seen()[column]));
                }
            }
        }
    }

    /**
     * Windows that see as many rows and columns.
     *
     * @param rows that they see
     * @param columns that they see
     * @param results which of a plane's windows they are
     * @param places where in its plane each of these begins
     */
    private record Kind(int rows, int columns, int[] results, int[] places) {}

    /** About as many as elsewhere; small ones so that registers are full even if each plane has one window. */
    private static int together(Lines lines) {
        int planes = lines.together(lines.planes());
        boolean areSmall = planes >= PoolingLanes.LANES / 2;
        int rounded = (planes + PoolingLanes.LANES - 1) / PoolingLanes.LANES * PoolingLanes.LANES;
        return areSmall ? Math.min(rounded, lines.planes()) : planes;
    }

    /** Returns windows whose largest cells are found faster so than by {@link WindowMaxima}. */
    static Optional<SeparateWindows> forMaxima(Window window, Lines lines, AxisCells rows, AxisCells columns) {
        return of(window, lines, rows, columns).filter(windows -> windows.areFoundFaster(window));
    }

    /** Returns windows whose averages are computed faster so than by {@link WindowAverages}. */
    static Optional<SeparateWindows> forAverages(Window window, Lines lines) {
        if (!areSeparate(window, lines)) {
            return Optional.empty();
        }
        AxisCells rows = AxisCells.of(window.axis(Axis.HEIGHT), lines.inHeight(), lines.outHeight());
        AxisCells columns = AxisCells.of(window.axis(Axis.WIDTH), lines.inWidth(), lines.outWidth());
        return of(window, lines, rows, columns).filter(SeparateWindows::areAveragedFaster);
    }

    private static Optional<SeparateWindows> of(Window window, Lines lines, AxisCells rows, AxisCells columns) {
        if (PoolingLanes.LANES < PoolingLanes.FEWEST_THAT_GATHER || !areSeparate(window, lines)) {
            return Optional.empty();
        }
        boolean areOfFewKinds = rows.areAllAlike() && columns.areAllAlike() || lines.planes() >= MANY_PLANES;
        return areOfFewKinds && !rows.isAnyBlind() && !columns.isAnyBlind()
                ? Optional.of(new SeparateWindows(lines, rows, columns))
                : Optional.empty();
    }

    static boolean areSeparate(Window window, Lines lines) {
        return areSeparate(window.axis(Axis.HEIGHT), lines.outHeight())
                && areSeparate(window.axis(Axis.WIDTH), lines.outWidth());
    }

    private static boolean areSeparate(AxisWindow axis, int positions) {
        return axis.stride() >= axis.extent() || positions == 1;
    }

    /**
     * {@link WindowMaxima} compares rows, then neighbours and their places, and then takes what belongs to a window: the larger the windows and
     * the longer the lines, the faster that is.
     */
    private boolean areFoundFaster(Window window) {
        long ofLine = (long) PoolingLanes.registers(lines.length())
                        * (window.kernel().height() + 2L * window.kernel().width())
                + lines.outWidth();
        return gathersAtOnce() * PoolingLanes.LANES / GATHERED <= together * lines.outHeight() * ofLine;
    }

    /** {@link WindowAverages} adds up whole lines, which takes little longer than to gather cells twice. */
    private boolean areAveragedFaster() {
        return 2 * gathersAtOnce() <= 3L * together * lines.outHeight();
    }

    /** How often registers are filled with cells from here and there. */
    double gathers() {
        return (double) gathersAtOnce() * lines.planes() / together;
    }

    /** For the planes that are computed at once. */
    private long gathersAtOnce() {
        long gathers = 0;
        for (Kind kind : kinds) {
            gathers += (long) PoolingLanes.registers(together * kind.results.length) * kind.rows * kind.columns;
        }
        return gathers;
    }

    /** As {@link WindowMaxima#find}. */
    void find(INDArray x, INDArray values, int[] indices, Parallel.Span otherwise) {
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(values);
        int[][] starts = ofPlanes(lines.inArea());
        int[][] places = ofPlanes(0);
        int[][] steps = steps(false);
        Parallel.forEachShare(lines.planes(), lines.inArea(), (first, end) -> {
            int most = together * lines.outArea() + PoolingLanes.LANES;
            ThreadArrays arrays = ThreadArrays.mine();
            float[] cells = arrays.floats(0, together * lines.inArea());
            float[] largest = arrays.floats(1, most);
            int[] winners = arrays.ints(0, most);
            // Windows of a single kind are in order.
            float[] results = kinds.size() == 1 ? largest : arrays.floats(2, most);
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                int at = plane * lines.outArea();
                from.get(plane * lines.inArea(), cells, 0, count * lines.inArea());
                // The last register also sees planes that are not there.
                Arrays.fill(cells, count * lines.inArea(), together * lines.inArea(), 0);
                boolean areNumbers = true;
                for (int kind = 0; kind < kinds.size(); kind++) {
                    int[] ofPlane = kinds.get(kind).results;
                    int windows = count * ofPlane.length;
                    areNumbers &= PoolingLanes.largestOfWindows(
                            cells, starts[kind], places[kind], steps[kind], windows, largest, winners);
                    if (largest == results) {
                        System.arraycopy(winners, 0, indices, at, windows);
                    } else {
                        for (int i = 0; i < windows; i++) {
                            int result = i / ofPlane.length * lines.outArea() + ofPlane[i % ofPlane.length];
                            results[result] = largest[i];
                            indices[at + result] = winners[i];
                        }
                    }
                }
                if (areNumbers) {
                    to.put(at, results, 0, count * lines.outArea());
                } else {
                    otherwise.accept(plane, plane + count);
                }
            }
        });
        Reference.reachabilityFence(x);
    }

    /**
     * As {@link WindowAverages}, to the same bits.
     *
     * @param divisors of the windows of a plane
     */
    void average(INDArray x, INDArray values, float... divisors) {
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(values);
        int[][] starts = ofPlanes(lines.inArea());
        int[][] steps = steps(true);
        Parallel.forEachShare(lines.planes(), lines.inArea(), (first, end) -> {
            int most = together * lines.outArea() + PoolingLanes.LANES;
            ThreadArrays arrays = ThreadArrays.mine();
            float[] cells = arrays.floats(0, together * lines.inArea());
            float[] sums = arrays.floats(1, most);
            // Windows of a single kind are in order.
            float[] averages = kinds.size() == 1 ? sums : arrays.floats(2, most);
            float[] ofPlanes = WindowAverages.repeated(divisors, together);
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                from.get(plane * lines.inArea(), cells, 0, count * lines.inArea());
                for (int kind = 0; kind < kinds.size(); kind++) {
                    int[] ofPlane = kinds.get(kind).results;
                    PoolingLanes.addWindows(
                            cells, starts[kind], steps[kind], kinds.get(kind).rows, count * ofPlane.length, sums);
                    for (int i = 0, base = 0; sums != averages && i < count * ofPlane.length; base += lines.outArea()) {
                        for (int result : ofPlane) {
                            averages[base + result] = sums[i++];
                        }
                    }
                }
                PoolingLanes.divide(averages, ofPlanes, count * lines.outArea());
                to.put(plane * lines.outArea(), averages, 0, count * lines.outArea());
            }
        });
        Reference.reachabilityFence(x);
    }

    private Kind kind(int seenRows, int seenColumns) {
        int count = rows.count(seenRows) * columns.count(seenColumns);
        Kind kind = new Kind(seenRows, seenColumns, new int[count], new int[count]);
        for (int row = 0, at = 0; row < rows.positions(); row++) {
            for (int column = 0; column < columns.positions(); column++) {
                if (rows.seen()[row] == seenRows && columns.seen()[column] == seenColumns) {
                    kind.results[at] = row * lines.outWidth() + column;
                    kind.places[at++] = rows.first()[row] * lines.inWidth() + columns.first()[column];
                }
            }
        }
        return kind;
    }

    /** Of each kind, where its windows begin in all planes, each so much later; longer by a register of zeros, which are starts, too. */
    private int[][] ofPlanes(int later) {
        int[][] ofKinds = new int[kinds.size()][];
        for (int kind = 0; kind < ofKinds.length; kind++) {
            int[] ofPlane = kinds.get(kind).places;
            int[] all = new int[together * ofPlane.length + PoolingLanes.LANES];
            System.arraycopy(ofPlane, 0, all, 0, ofPlane.length);
            for (int i = ofPlane.length; i < together * ofPlane.length; i++) {
                all[i] = all[i - ofPlane.length] + later;
            }
            ofKinds[kind] = all;
        }
        return ofKinds;
    }

    /** Of each kind, from a window's first cell to each of its cells, row by row or column by column. */
    private int[][] steps(boolean byColumns) {
        int[][] ofKinds = new int[kinds.size()][];
        for (int kind = 0; kind < ofKinds.length; kind++) {
            int seenRows = kinds.get(kind).rows;
            int seenColumns = kinds.get(kind).columns;
            int[] steps = new int[seenRows * seenColumns];
            for (int i = 0; i < steps.length; i++) {
                int row = byColumns ? i % seenRows : i / seenColumns;
                int column = byColumns ? i / seenRows : i % seenColumns;
                steps[i] = row * rows.step() * lines.inWidth() + column * columns.step();
            }
            ofKinds[kind] = steps;
        }
        return ofKinds;
    }
}
