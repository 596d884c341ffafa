package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds the largest values over Java's vectors: for each row of output a line has the largest of each column of cells that it sees, with room
 * for the padding, and then neighbours in all lines are compared at once.
 */
final class WindowMaxima {
    private final AxisWindow columns;
    private final Lines lines;
    /** A larger step than the input leaves it, too, and could overflow. */
    private final int rowStep;
    /** For each row of output the first row of cells that it sees. */
    private final int[] first;
    /** For each row of output how many rows of cells it sees. */
    private final int[] seen;

    private WindowMaxima(Window window, long... input) {
        AxisWindow rows = window.axis(Axis.HEIGHT);
        columns = window.axis(Axis.WIDTH);
        lines = Lines.of(window, input);
        rowStep = Math.min(rows.dilation(), lines.inHeight());
        first = new int[lines.outHeight()];
        seen = new int[lines.outHeight()];
        for (int row = 0; row < first.length; row++) {
            int top = row * rows.stride() - rows.before();
            int bottom = (int) Math.min(lines.inHeight(), (long) top + rows.extent());
            first[row] = Extremes.firstInside(top, rows.dilation());
            seen[row] = first[row] < bottom ? (bottom - first[row] - 1) / rowStep + 1 : 0;
        }
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
        new WindowMaxima(window, x.shape()).find(Floats.of(x), Floats.of(values), indices, otherwise);
        Reference.reachabilityFence(x);
    }

    /** What a share of the planes is computed in. */
    private record Memory(float[] cells, float[] tops, float[] topPlaces, float[] places, float[] values) {
        static Memory of(Lines lines, int planes) {
            Memory memory = new Memory(
                    new float[planes * lines.inArea() + PoolingLanes.LANES],
                    lines.memory(planes),
                    lines.memory(planes),
                    lines.memory(planes),
                    new float[planes * lines.outArea()]);
            Arrays.fill(memory.tops, Float.NEGATIVE_INFINITY);
            Arrays.fill(memory.topPlaces, PoolingLanes.NOWHERE);
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
        for (int i = 0; i < planes; i++) {
            findInRows(i, memory);
        }
        if (!lines.areSparse()) {
            PoolingLanes.largestOfNeighbours(
                    memory.tops,
                    memory.topPlaces,
                    columns.kernel(),
                    columns.dilation(),
                    memory.places,
                    planes * lines.outHeight() * lines.length());
        }
        take(memory, planes, indices, firstIndex);
    }

    private void findInRows(int plane, Memory memory) {
        int to = plane * lines.outHeight() * lines.length() + lines.left();
        for (int row = 0; row < lines.outHeight(); row++) {
            if (seen[row] > 0) {
                PoolingLanes.largestOfRows(
                        memory.cells,
                        plane * lines.inArea() + first[row] * lines.inWidth(),
                        seen[row],
                        rowStep * lines.inWidth(),
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
        boolean isSparse = lines.areSparse();
        int at = 0;
        int line = 0;
        for (int plane = 0; plane < planes; plane++) {
            for (int row = 0; row < lines.outHeight(); row++) {
                int firstPlace = first[row] * lines.inWidth();
                int firstCell = plane * lines.inArea() + firstPlace;
                for (int column = 0; column < lines.outWidth(); column++) {
                    int cell = line + column * columns.stride();
                    int place = isSparse ? placeOfLargest(memory, cell) : (int) memory.places[cell];
                    boolean isNowhere = place == (int) PoolingLanes.NOWHERE;
                    indices[firstIndex + at] = isNowhere ? Extremes.NONE : firstPlace + place;
                    memory.values[at++] = isNowhere ? Float.NEGATIVE_INFINITY : memory.cells[firstCell + place];
                }
                line += lines.length();
            }
        }
    }

    /** As {@link PoolingLanes#largestOfNeighbours}, of one window. Without a branch, as nobody can predict which cell is the largest. */
    private int placeOfLargest(Memory memory, int cell) {
        long most = Long.MIN_VALUE;
        for (int j = 0, at = cell; j < columns.kernel(); j++, at += columns.dilation()) {
            most = Math.max(most, ordered(memory.tops[at], (int) memory.topPlaces[at]));
        }
        return (int) PoolingLanes.NOWHERE - (int) most;
    }

    /** The larger a cell the larger, and of equal ones the earlier. */
    private static long ordered(float cell, int place) {
        int bits = Float.floatToRawIntBits(cell + 0f); // −0 is as large as 0
        int ordered = bits ^ bits >> 31 & Integer.MAX_VALUE;
        return (long) ordered << Integer.SIZE | (int) PoolingLanes.NOWHERE - place;
    }
}
