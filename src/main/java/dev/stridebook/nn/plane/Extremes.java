package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.JavaVectors;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The largest or the smallest value in each position of a window, and the way back to where it was found. In plain loops, planes in
 * parallel: ND4J's own operator passes over NaN and has neither indices, ceil mode nor a dilation that is right with every native
 * library.
 *
 * @param values {@code [n, c, outH, outW]}
 * @param indices for each value, where in its input plane it was found, counted row by row
 * @param input the shape of the images
 */
public record Extremes(INDArray values, int[] indices, long... input) implements PoolingPass {
    /** In place of an index, where a dilated window has all its cells in the padding. */
    static final int NONE = -1;

    /** From so many cells for each gradient on, most cells stay 0. */
    private static final int SPARSE = 9;

    /** Planes of so many cells are faster set to 0 in an array's memory than copied into it. */
    private static final int LARGE = 4096;

    /** So are these in an array that no core's cache has room for. */
    private static final int MEDIUM = 1024;

    private static final int MANY = 1 << 21;

    /** Of a plane's gradients, which are added side by side. */
    private static final int PARTS = 4;

    /** Finds the largest value in each position of a window. NaN counts as largest, and of equal values the first one wins. */
    public static Extremes largest(INDArray x, Window window) {
        Size out = window.outputSize(sizeOf(x));
        AxisWindow rows = window.axis(Axis.HEIGHT);
        AxisWindow columns = window.axis(Axis.WIDTH);
        Extremes largest = none(x, out);
        Supplier<Parallel.Span> plainly =
                () -> largest.ofPlanes(x, (maxima, row) -> maxima.findRow(rows, row, columns, out.width()));
        if (JavaVectors.areThere() && x.size(2) * x.size(3) < PoolingLanes.MOST_CELLS) {
            // Small inputs would wait longer for what the plain loops need than for the maxima.
            Parallel.Span otherwise = (first, end) -> plainly.get().accept(first, end);
            WindowMaxima.find(x, window, largest.values, largest.indices, otherwise);
        } else {
            largest.find(plainly.get());
        }
        Reference.reachabilityFence(x);
        return largest;
    }

    /** Finds the largest value in each part of the images, as {@link #largest(INDArray, Window)}. */
    public static Extremes largest(INDArray x, Spans rows, Spans columns) {
        Size out = Size.of(rows.from().length, columns.from().length);
        Extremes largest = none(x, out);
        largest.find(largest.ofPlanes(x, (maxima, row) -> maxima.findRow(rows, row, columns)));
        Reference.reachabilityFence(x);
        return largest;
    }

    private static Size sizeOf(INDArray x) {
        return Size.of((int) x.size(2), (int) x.size(3));
    }

    /** Yet to be found. */
    private static Extremes none(INDArray x, Size out) {
        INDArray values = Floats.create(x.size(0), x.size(1), out.height(), out.width());
        return new Extremes(values, new int[(int) values.length()], x.shape());
    }

    private void find(Parallel.Span ofPlanes) {
        Parallel.forEachShare((int) (input[0] * input[1]), (int) (input[2] * input[3]), ofPlanes);
    }

    /**
     * Finds those of some planes.
     *
     * @param finder finds one row of maxima
     */
    private Parallel.Span ofPlanes(INDArray x, ObjIntConsumer<Plane> finder) {
        Size in = sizeOf(x);
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(values);
        int inArea = (int) in.area();
        int outHeight = (int) values.size(2);
        int outArea = outHeight * (int) values.size(3);
        return (first, end) -> {
            Plane maxima =
                    new Plane(new float[inArea], in, new float[outArea], new int[outArea], new float[in.width()]);
            for (int plane = first; plane < end; plane++) {
                from.get(plane * inArea, maxima.cells);
                for (int row = 0; row < outHeight; row++) {
                    finder.accept(maxima, row);
                }
                to.put(plane * outArea, maxima.values);
                System.arraycopy(maxima.indices, 0, indices, plane * outArea, outArea);
            }
        };
    }

    /** The first cell of the window that is not in the padding before the input. */
    static int firstInside(int position, int dilation) {
        return position >= 0 ? position : Math.floorMod(position, dilation);
    }

    /** Hands each gradient to where its value was found. */
    @Override
    public INDArray backward(INDArray gradient) {
        INDArray back = Floats.create(input);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        int planes = (int) (input[0] * input[1]);
        int outArea = indices.length / planes;
        int inArea = (int) (input[2] * input[3]);
        boolean isLarge = inArea >= LARGE || inArea >= MEDIUM && back.length() >= MANY;
        boolean isSparse = isLarge && inArea / SPARSE >= outArea;
        Parallel.forEachShare(planes, inArea, (first, end) -> {
            float[] gradients = new float[outArea];
            float[] cells = new float[isSparse ? 0 : inArea];
            for (int plane = first; plane < end; plane++) {
                from.get(plane * outArea, gradients);
                if (isSparse) {
                    Floats.fillWithZeros(back, plane * inArea, inArea);
                    add(gradients, plane * outArea, to, plane * inArea);
                } else {
                    add(gradients, plane * outArea, cells);
                    to.put(plane * inArea, cells);
                    clear(plane * outArea, outArea, cells);
                }
            }
        });
        Reference.reachabilityFence(gradient);
        return back;
    }

    private void add(float[] gradients, int from, FloatBuffer cells, int plane) {
        for (int i = 0; i < gradients.length; i++) {
            int index = indices[from + i];
            if (index != NONE) {
                cells.put(plane + index, cells.get(plane + index) + gradients[i]);
            }
        }
    }

    /** Four parts side by side: windows next to each other often found the same cell, and each sum would wait for the one before. */
    private void add(float[] gradients, int from, float[] cells) {
        int part = gradients.length / PARTS;
        for (int i = 0; i < part; i++) {
            add(gradients[i], indices[from + i], cells);
            add(gradients[part + i], indices[from + part + i], cells);
            add(gradients[2 * part + i], indices[from + 2 * part + i], cells);
            add(gradients[3 * part + i], indices[from + 3 * part + i], cells);
        }
        for (int i = PARTS * part; i < gradients.length; i++) {
            add(gradients[i], indices[from + i], cells);
        }
    }

    private static void add(float gradient, int index, float[] cells) {
        if (index != NONE) {
            cells[index] += gradient;
        }
    }

    /** Sets to 0 what {@link #add} changed. */
    private void clear(int from, int count, float... cells) {
        if (cells.length / SPARSE < count) {
            Arrays.fill(cells, 0);
            return;
        }
        for (int i = from; i < from + count; i++) {
            if (indices[i] != NONE) {
                cells[indices[i]] = 0;
            }
        }
    }

    /** Finds the smallest values: {@code −max(−x)}. NaN wins here, too. */
    public static Extremes smallest(INDArray x, Window window) {
        Extremes maxima = largest(negated(x), window);
        return new Extremes(negated(maxima.values), maxima.indices, maxima.input);
    }

    private static INDArray negated(INDArray x) {
        INDArray negated = Floats.create(x.shape());
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(negated);
        while (from.hasRemaining()) {
            to.put(-from.get());
        }
        Reference.reachabilityFence(x);
        return negated;
    }

    /**
     * The maxima of one plane, found row by row.
     *
     * @param cells of the input
     * @param values the maxima
     * @param indices where in the cells they were found
     * @param tops memory for the largest cells of columns
     */
    private record Plane(float[] cells, Size in, float[] values, int[] indices, float[] tops) {
        /** When it saves so many comparisons, the largest cell of each column is found first. */
        private static final int WORTH_IT = 12;

        void findRow(AxisWindow rows, int row, AxisWindow columns, int width) {
            int top = row * rows.stride() - rows.before();
            int to = row * width;
            int y = firstInside(top, rows.dilation());
            int bottom = (int) Math.min(in.height(), (long) top + rows.extent());
            // A larger step than the input leaves it, too, and could overflow.
            int step = Math.min(rows.dilation(), in.height());
            if (y < bottom && (bottom - y - 1) / step * columns.kernel() >= WORTH_IT) {
                findByColumns(y, bottom, step, columns, to, width);
                return;
            }
            // Those whose window lies within the input from left to right.
            int first = (int) Math.min(width, (columns.before() + columns.stride() - 1L) / columns.stride());
            long room = (long) in.width() + columns.before() - columns.extent();
            int end = room < 0 ? first : (int) Math.min(width, Math.max(first, room / columns.stride() + 1));
            if (y < bottom && first < end) {
                int left = first * columns.stride() - columns.before();
                findCellByCell(y, bottom, step, columns, left, to + first, to + end);
            } else {
                end = first;
            }
            for (int column = 0; column < width; column++) {
                if (column < first || column >= end) {
                    set(to + column, indexOfMax(rows, top, columns, column * columns.stride() - columns.before()));
                }
            }
        }

        void findRow(Spans rows, int row, Spans columns) {
            int width = columns.from().length;
            for (int column = 0; column < width; column++) {
                set(
                        row * width + column,
                        indexOfMax(
                                rows.from()[row], rows.to()[row], 1, columns.from()[column], columns.to()[column], 1));
            }
        }

        private void set(int at, int index) {
            indices[at] = index;
            values[at] = index == NONE ? Float.NEGATIVE_INFINITY : cells[index];
        }

        /** One cell of the window after the other, for all windows of a row that lie within the input from left to right. */
        private void findCellByCell(int top, int bottom, int step, AxisWindow columns, int left, int first, int end) {
            for (int i = first, at = top * in.width() + left; i < end; i++, at += columns.stride()) {
                indices[i] = at;
            }
            for (int y = top; y < bottom; y += step) {
                for (int cell = 0; cell < columns.kernel(); cell++) {
                    int from = y * in.width() + left + cell * columns.dilation();
                    takeLarger(cells, from, columns.stride(), indices, first, end);
                }
            }
            for (int at = first; at < end; at++) {
                values[at] = cells[indices[at]];
            }
        }

        /** First the largest cell of each column, then the column that has the largest. */
        private void findByColumns(int top, int bottom, int step, AxisWindow columns, int to, int width) {
            System.arraycopy(cells, top * in.width(), tops, 0, tops.length);
            for (int y = top + step; y < bottom; y += step) {
                takeLarger(cells, y * in.width(), tops);
            }
            int columnStep = Math.min(columns.dilation(), in.width());
            for (int column = 0; column < width; column++) {
                int left = column * columns.stride() - columns.before();
                int x = firstInside(left, columns.dilation());
                int right = (int) Math.min(in.width(), (long) left + columns.extent());
                set(to + column, x < right ? indexOfMaxByColumns(top, bottom, step, x, right, columnStep) : NONE);
            }
        }

        private int indexOfMaxByColumns(int top, int bottom, int rowStep, int left, int right, int columnStep) {
            int best = left;
            for (int x = left + columnStep; x < right; x += columnStep) {
                boolean larger = tops[x] > tops[best] | Float.isNaN(tops[x]);
                best = larger ? x : best;
            }
            return Float.isNaN(tops[best])
                    ? indexOfMax(top, bottom, rowStep, left, right, columnStep)
                    : firstOf(best, right, columnStep, top, rowStep);
        }

        private static void takeLarger(float[] cells, int from, float... largest) {
            for (int x = 0; x < largest.length; x++) {
                largest[x] = Math.max(largest[x], cells[from + x]);
            }
        }

        /**
         * The first cell, row by row, of those that are as large as the largest one of a window.
         *
         * @param column the first that has such a cell
         */
        private int firstOf(int column, int right, int columnStep, int top, int rowStep) {
            float largest = tops[column];
            int row = rowOf(largest, column, top, rowStep);
            int first = row * in.width() + column;
            for (int x = column + columnStep; x < right; x += columnStep) {
                if (tops[x] == largest && rowOf(largest, x, top, rowStep) < row) {
                    row = rowOf(largest, x, top, rowStep);
                    first = row * in.width() + x;
                }
            }
            return first;
        }

        /** The first row in which a column has this value; one has. */
        private int rowOf(float value, int column, int top, int step) {
            int row = top;
            while (cells[row * in.width() + column] != value) {
                row += step;
            }
            return row;
        }

        /** Without a branch, as nobody can predict which cell is the largest: in half of the time. */
        private static void takeLarger(float[] cells, int from, int stride, int[] indices, int first, int end) {
            for (int i = first, at = from; i < end; i++, at += stride) {
                float value = cells[at];
                int best = indices[i];
                boolean larger = value > cells[best] | Float.isNaN(value);
                indices[i] = larger ? at : best;
            }
        }

        private int indexOfMax(AxisWindow rows, int top, AxisWindow columns, int left) {
            int bottom = Math.min(in.height(), top + rows.extent());
            int right = Math.min(in.width(), left + columns.extent());
            // A larger step than the input leaves it, too, and could overflow.
            return indexOfMax(
                    firstInside(top, rows.dilation()),
                    bottom,
                    Math.min(rows.dilation(), in.height()),
                    firstInside(left, columns.dilation()),
                    right,
                    Math.min(columns.dilation(), in.width()));
        }

        private int indexOfMax(int top, int bottom, int rowStep, int left, int right, int columnStep) {
            int index = top < bottom && left < right ? top * in.width() + left : NONE;
            float max = Float.NEGATIVE_INFINITY;
            for (int y = top; y < bottom; y += rowStep) {
                for (int x = left; x < right; x += columnStep) {
                    float value = cells[y * in.width() + x];
                    if (value > max || Float.isNaN(value)) {
                        max = value;
                        index = y * in.width() + x;
                    }
                }
            }
            return index;
        }
    }
}
