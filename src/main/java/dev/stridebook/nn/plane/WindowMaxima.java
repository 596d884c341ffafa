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
    private final AxisWindow rows;
    private final AxisWindow columns;
    private final Lines lines;
    /** A larger step than the input leaves it, too, and could overflow. */
    private final int rowStep;

    private WindowMaxima(Window window, long... input) {
        rows = window.axis(Axis.HEIGHT);
        columns = window.axis(Axis.WIDTH);
        lines = Lines.of(window, input);
        rowStep = Math.min(rows.dilation(), lines.inHeight());
    }

    /**
     * For planes of less than {@link PoolingLanes#MOST_CELLS}. Of several the first counts, or the last that is no number.
     *
     * @param x {@code [n, c, h, w]}
     * @param values to be filled with the largest
     * @param indices to be filled with where in its input plane each was found, counted row by row, or with {@link Extremes#NONE}
     */
    static void find(INDArray x, Window window, INDArray values, int... indices) {
        new WindowMaxima(window, x.shape()).find(Floats.of(x), Floats.of(values), indices);
        Reference.reachabilityFence(x);
    }

    /** What a share of the planes is computed in. */
    private record Memory(
            float[] cells, float[] tops, float[] topPlaces, float[] largest, float[] places, float[] values) {
        static Memory of(Lines lines, int planes) {
            Memory memory = new Memory(
                    new float[planes * lines.inArea() + PoolingLanes.LANES],
                    lines.memory(planes),
                    lines.memory(planes),
                    lines.memory(planes),
                    lines.memory(planes),
                    new float[planes * lines.outArea()]);
            Arrays.fill(memory.tops, Float.NEGATIVE_INFINITY);
            Arrays.fill(memory.topPlaces, PoolingLanes.NOWHERE);
            return memory;
        }
    }

    private void find(FloatBuffer from, FloatBuffer to, int... indices) {
        Parallel.forEachShare(lines.planes(), lines.inArea(), (first, end) -> {
            int together = lines.together(end - first);
            Memory memory = Memory.of(lines, together);
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                from.get(plane * lines.inArea(), memory.cells, 0, count * lines.inArea());
                for (int line = 0; line < count * lines.outHeight(); line++) {
                    findInRows(line, memory);
                }
                lines.forEachRun(
                        count,
                        (start, last) -> PoolingLanes.largestOfNeighbours(
                                memory.tops,
                                memory.topPlaces,
                                columns.kernel(),
                                columns.dilation(),
                                memory.largest,
                                memory.places,
                                start,
                                last));
                take(memory, count, indices, plane * lines.outArea());
                to.put(plane * lines.outArea(), memory.values, 0, count * lines.outArea());
            }
        });
    }

    /** The first row of cells that an output row sees. */
    private int top(int outRow) {
        return Extremes.firstInside(outRow * rows.stride() - rows.before(), rows.dilation());
    }

    private void findInRows(int line, Memory memory) {
        int outRow = line % lines.outHeight();
        int top = top(outRow);
        int bottom = (int) Math.min(lines.inHeight(), (long) outRow * rows.stride() - rows.before() + rows.extent());
        int to = line * lines.length() + lines.left();
        if (top < bottom) {
            PoolingLanes.largestOfRows(
                    memory.cells,
                    line / lines.outHeight() * lines.inArea() + top * lines.inWidth(),
                    (bottom - top - 1) / rowStep + 1,
                    rowStep * lines.inWidth(),
                    lines.inWidth(),
                    memory.tops,
                    memory.topPlaces,
                    to);
        } else {
            Arrays.fill(memory.tops, to, to + lines.inWidth(), Float.NEGATIVE_INFINITY);
            Arrays.fill(memory.topPlaces, to, to + lines.inWidth(), PoolingLanes.NOWHERE);
        }
    }

    private void take(Memory memory, int planes, int[] indices, int firstIndex) {
        int at = 0;
        for (int line = 0; line < planes * lines.outHeight(); line++) {
            int first = top(line % lines.outHeight()) * lines.inWidth();
            for (int column = 0; column < lines.outWidth(); column++) {
                int cell = line * lines.length() + column * columns.stride();
                float place = memory.places[cell];
                indices[firstIndex + at] = place == PoolingLanes.NOWHERE ? Extremes.NONE : first + (int) place;
                memory.values[at++] = memory.largest[cell];
            }
        }
    }
}
