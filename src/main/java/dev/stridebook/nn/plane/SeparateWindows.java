package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds the largest values of windows that neither overlap nor leave the input, as most do that pool: all are alike, so each lane of Java's
 * vectors has one of them, whichever row or plane it is in.
 */
final class SeparateWindows {
    /** With fewer lanes Java has no instruction that gathers cells. */
    private static final int FEWEST_LANES = 8;

    /** So many cells are gathered while a register of cells that lie side by side is compared with another. */
    private static final int GATHERED = 3;

    private final Lines lines;
    /** From a window's first cell to each of its cells, row by row. */
    private final int[] steps;
    /** How many planes are computed at once. */
    private final int together;
    /** Where in its plane each window of these planes begins. */
    private final int[] places;
    /** The same in all of these planes. Longer by a register of zeros, which are starts, too. */
    private final int[] starts;

    private SeparateWindows(Window window, Lines lines) {
        this.lines = lines;
        together = together(lines);
        AxisWindow rows = window.axis(Axis.HEIGHT);
        AxisWindow columns = window.axis(Axis.WIDTH);
        steps = places(rows.kernel(), rows.dilation(), columns.kernel(), columns.dilation());
        int[] ofPlane = places(lines.outHeight(), rows.stride(), lines.outWidth(), columns.stride());
        starts = new int[together * ofPlane.length + PoolingLanes.LANES];
        places = new int[starts.length];
        for (int plane = 0, at = 0; plane < together; plane++) {
            for (int place : ofPlane) {
                places[at] = place;
                starts[at++] = plane * lines.inArea() + place;
            }
        }
    }

    private int[] places(int rows, int rowStep, int columns, int columnStep) {
        int[] places = new int[rows * columns];
        for (int row = 0, at = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                places[at++] = row * rowStep * lines.inWidth() + column * columnStep;
            }
        }
        return places;
    }

    /** About as many as elsewhere; small ones so that registers are full even if each plane has one window. */
    private static int together(Lines lines) {
        int planes = lines.together(lines.planes());
        boolean areSmall = planes >= PoolingLanes.LANES / 2;
        int rounded = (planes + PoolingLanes.LANES - 1) / PoolingLanes.LANES * PoolingLanes.LANES;
        return areSmall ? Math.min(rounded, lines.planes()) : planes;
    }

    /** Returns whether windows are such, and this the fastest way. */
    static boolean are(Window window, Lines lines) {
        AxisWindow rows = window.axis(Axis.HEIGHT);
        AxisWindow columns = window.axis(Axis.WIDTH);
        return PoolingLanes.LANES >= FEWEST_LANES
                && areSeparate(rows, lines.inHeight(), lines.outHeight())
                && areSeparate(columns, lines.inWidth(), lines.outWidth())
                && areFaster(rows, columns, lines);
    }

    private static boolean areSeparate(AxisWindow axis, int in, int out) {
        return axis.stride() >= axis.extent() && axis.before() == 0 && (out - 1L) * axis.stride() + axis.extent() <= in;
    }

    /**
     * Whether to gather the cells of all windows takes no longer than {@link WindowMaxima}, which compares rows, then neighbours and their
     * places, and then takes what belongs to a window: the larger the windows and the longer the lines, the faster that is.
     */
    private static boolean areFaster(AxisWindow rows, AxisWindow columns, Lines lines) {
        int planes = together(lines);
        long gathered =
                (long) registers(planes * lines.outArea()) * PoolingLanes.LANES * rows.kernel() * columns.kernel();
        long ofLine = (long) registers(lines.length()) * (rows.kernel() + 2L * columns.kernel()) + lines.outWidth();
        return gathered / GATHERED <= planes * lines.outHeight() * ofLine;
    }

    private static int registers(int numbers) {
        return (numbers + PoolingLanes.LANES - 1) / PoolingLanes.LANES;
    }

    /** As {@link WindowMaxima#find}. */
    static void find(INDArray x, Window window, Lines lines, INDArray values, int[] indices, Parallel.Span otherwise) {
        new SeparateWindows(window, lines).find(Floats.of(x), Floats.of(values), indices, otherwise);
        Reference.reachabilityFence(x);
    }

    private void find(FloatBuffer from, FloatBuffer to, int[] indices, Parallel.Span otherwise) {
        Parallel.forEachShare(lines.planes(), lines.inArea(), (first, end) -> {
            float[] cells = new float[together * lines.inArea()];
            float[] largest = new float[starts.length];
            int[] winners = new int[starts.length];
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                int windows = count * lines.outArea();
                from.get(plane * lines.inArea(), cells, 0, count * lines.inArea());
                if (PoolingLanes.largestOfWindows(cells, starts, places, steps, windows, largest, winners)) {
                    to.put(plane * lines.outArea(), largest, 0, windows);
                    System.arraycopy(winners, 0, indices, plane * lines.outArea(), windows);
                } else {
                    otherwise.accept(plane, plane + count);
                }
            }
        });
    }
}
