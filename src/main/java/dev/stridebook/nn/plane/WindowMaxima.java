package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.array.ThreadArrays;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds the largest values over Java's vectors: for each row of output a line has the largest of each column of cells that it sees, with room
 * for the padding, and then neighbours in all lines are compared at once.
 */
final class WindowMaxima {
    private final AxisWindow columns;
    private final Lines lines;
    private final AxisCells rows;

    private WindowMaxima(Window window, Lines lines) {
        columns = window.axis(Axis.WIDTH);
        rows = AxisCells.of(window.axis(Axis.HEIGHT), lines.inHeight(), lines.outHeight());
        this.lines = lines;
    }

    /**
     * For planes of less than {@link PoolingLanes#MOST_CELLS}. Of several the first counts.
     *
     * @param x {@code [n, c, h, w]}
     * @param values to be filled with the largest
     * @param indices to be filled with where in its input plane each was found, counted row by row, or with {@link Extremes#NONE}
     * @param otherwise does so for planes of which some cells may be no number
     */
    static void find(INDArray x, Window window, INDArray values, int[] indices, Parallel.Span otherwise) {
        Lines lines = Lines.of(window, x.shape());
        Optional<PlanesInLanes> small = PlanesInLanes.forMaxima(window, lines);
        if (small.isPresent()) {
            small.get().find(x, values, indices, otherwise);
            return;
        }
        Optional<SeparateWindows> separate = SeparateWindows.forMaxima(window, lines);
        if (separate.isPresent()) {
            separate.get().find(x, values, indices, otherwise);
        } else {
            new WindowMaxima(window, lines).find(Floats.of(x), Floats.of(values), indices, otherwise);
            Reference.reachabilityFence(x);
        }
    }

    /** What a share of the planes is computed in. */
    private record Memory(float[] cells, float[] values, float[] tops, float[] topPlaces, float[] places) {
        static Memory of(Lines lines, int planes) {
            int cells = planes * lines.inArea();
            int ofLines = lines.areSparse() ? 0 : lines.memoryLength(planes);
            ThreadArrays arrays = ThreadArrays.mine();
            Memory memory = new Memory(
                    arrays.floats(0, cells + PoolingLanes.LANES),
                    arrays.floats(1, planes * lines.outArea()),
                    arrays.floats(2, ofLines),
                    arrays.floats(3, ofLines),
                    arrays.floats(4, ofLines));
            Arrays.fill(memory.cells, cells, cells + PoolingLanes.LANES, 0);
            Arrays.fill(memory.tops, 0, ofLines, Float.NEGATIVE_INFINITY);
            Arrays.fill(memory.topPlaces, 0, ofLines, PoolingLanes.NOWHERE);
            return memory;
        }
    }

    private void find(FloatBuffer from, FloatBuffer to, int[] indices, Parallel.Span otherwise) {
        Parallel.forEachShare(lines.planes(), lines.inArea(), (first, end) -> {
            int together = lines.together(end - first);
            Memory memory = Memory.of(lines, together);
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                from.get(plane * lines.inArea(), memory.cells, 0, count * lines.inArea());
                if (PoolingLanes.areNumbers(memory.cells, count * lines.inArea())) {
                    find(memory, count, indices, plane * lines.outArea());
                    to.put(plane * lines.outArea(), memory.values, 0, count * lines.outArea());
                } else {
                    otherwise.accept(plane, plane + count);
                }
            }
        });
    }

    /**
     * @param firstIndex of the planes
     */
    private void find(Memory memory, int planes, int[] indices, int firstIndex) {
        if (lines.areSparse()) {
            findEach(memory, planes, indices, firstIndex);
            return;
        }
        for (int i = 0; i < planes; i++) {
            findInRows(i, memory);
        }
        PoolingLanes.largestOfNeighbours(
                memory.tops,
                memory.topPlaces,
                columns.kernel(),
                columns.dilation(),
                memory.places,
                planes * lines.outHeight() * lines.length());
        take(memory, planes, indices, firstIndex);
    }

    /** Each window by itself: first the largest cell of each column, then where it is. */
    private void findEach(Memory memory, int planes, int[] indices, int firstIndex) {
        int[] tops = ThreadArrays.mine().ints(0, lines.inWidth() + PoolingLanes.LANES);
        int at = 0;
        for (int plane = 0; plane < planes; plane++) {
            for (int row = 0; row < lines.outHeight(); row++) {
                int firstPlace = rows.first()[row] * lines.inWidth();
                int firstCell = plane * lines.inArea() + firstPlace;
                if (rows.seen()[row] > 0) {
                    int step = rows.step() * lines.inWidth();
                    PoolingLanes.largestOfRows(memory.cells, firstCell, rows.seen()[row], step, lines.inWidth(), tops);
                }
                for (int column = 0; column < lines.outWidth(); column++) {
                    int place = rows.seen()[row] > 0
                            ? placeOfLargest(memory.cells, firstCell, tops, column)
                            : Extremes.NONE;
                    boolean isNowhere = place == Extremes.NONE;
                    indices[firstIndex + at] = isNowhere ? Extremes.NONE : firstPlace + place;
                    memory.values[at++] = isNowhere ? Float.NEGATIVE_INFINITY : memory.cells[firstCell + place];
                }
            }
        }
    }

    /**
     * Of several the first, counted from the start of the first row.
     *
     * @param tops the largest cell of each column
     */
    private int placeOfLargest(float[] cells, int firstCell, int[] tops, int column) {
        int left = column * columns.stride() - columns.before();
        int right = (int) Math.min(lines.inWidth(), (long) left + columns.extent());
        int step = Math.min(columns.dilation(), lines.inWidth());
        int start = Extremes.firstInside(left, columns.dilation());
        int most = Integer.MIN_VALUE;
        for (int x = start; x < right; x += step) {
            most = Math.max(most, tops[x]);
        }
        int place = Integer.MAX_VALUE;
        for (int x = start; x < right; x += step) {
            if (tops[x] == most) {
                place = Math.min(place, placeInColumn(most, cells, firstCell, x));
            }
        }
        return start < right ? place : Extremes.NONE;
    }

    /** The first that is so large; one is. */
    private int placeInColumn(int largest, float[] cells, int firstCell, int column) {
        int place = column;
        while (PoolingLanes.ordered(cells[firstCell + place]) != largest) {
            place += rows.step() * lines.inWidth();
        }
        return place;
    }

    private void findInRows(int plane, Memory memory) {
        int to = plane * lines.outHeight() * lines.length() + lines.left();
        for (int row = 0; row < lines.outHeight(); row++) {
            if (rows.seen()[row] > 0) {
                PoolingLanes.largestOfRows(
                        memory.cells,
                        plane * lines.inArea() + rows.first()[row] * lines.inWidth(),
                        rows.seen()[row],
                        rows.step() * lines.inWidth(),
                        lines.inWidth(),
                        memory.tops,
                        memory.topPlaces,
                        to);
            } else {
                Arrays.fill(memory.tops, to, to + lines.inWidth(), Float.NEGATIVE_INFINITY);
                Arrays.fill(memory.topPlaces, to, to + lines.inWidth(), PoolingLanes.NOWHERE);
            }
            to += lines.length();
        }
    }

    private void take(Memory memory, int planes, int[] indices, int firstIndex) {
        int at = 0;
        int line = 0;
        for (int plane = 0; plane < planes; plane++) {
            for (int row = 0; row < lines.outHeight(); row++) {
                int firstPlace = rows.first()[row] * lines.inWidth();
                int firstCell = plane * lines.inArea() + firstPlace;
                for (int column = 0; column < lines.outWidth(); column++) {
                    int place = (int) memory.places[line + column * columns.stride()];
                    boolean isNowhere = place == (int) PoolingLanes.NOWHERE;
                    indices[firstIndex + at] = isNowhere ? Extremes.NONE : firstPlace + place;
                    memory.values[at++] = isNowhere ? Float.NEGATIVE_INFINITY : memory.cells[firstCell + place];
                }
                line += lines.length();
            }
        }
    }
}
