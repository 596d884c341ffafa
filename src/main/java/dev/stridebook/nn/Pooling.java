package dev.stridebook.nn;

import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Max and min pooling in plain loops, planes in parallel. ND4J's own operator passes over NaN and has neither indices, ceil mode nor
 * a dilation that is right with every native library.
 */
final class Pooling {
    /** In place of an index, where a dilated window has all its cells in the padding. */
    private static final int NONE = -1;

    private Pooling() {}

    /**
     * @param values {@code [n, c, outH, outW]}
     * @param indices for each value, where in its input plane it was found, counted row by row
     */
    record Maxima(INDArray values, int[] indices) {}

    /** The smallest value in each position of the window: {@code −max(−x)}. NaN wins here too. */
    static Maxima min(INDArray x, Window window) {
        Maxima maxima = max(negated(x), window);
        return new Maxima(negated(maxima.values), maxima.indices);
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

    /** The largest value in each position of the window; NaN counts as largest, and of equal values the first one wins. */
    static Maxima max(INDArray x, Window window) {
        Size in = Size.of((int) x.size(2), (int) x.size(3));
        Size out = window.outputSize(in);
        int planes = (int) (x.size(0) * x.size(1));
        INDArray values = Floats.create(x.size(0), x.size(1), out.height(), out.width());
        int[] indices = new int[(int) values.length()];
        FloatBuffer input = Floats.of(x);
        FloatBuffer output = Floats.of(values);
        AxisWindow rows = window.axis(Axis.HEIGHT);
        AxisWindow columns = window.axis(Axis.WIDTH);
        IntStream.range(0, planes).parallel().forEach(plane -> {
            float[] cells = new float[(int) in.area()];
            float[] maxima = new float[(int) out.area()];
            input.get(plane * cells.length, cells);
            int from = plane * maxima.length;
            for (int row = 0; row < out.height(); row++) {
                maxOfRow(cells, in, rows, row, columns, maxima, indices, from, out.width());
            }
            output.put(from, maxima);
        });
        Reference.reachabilityFence(x);
        return new Maxima(values, indices);
    }

    /** The positions of the window along one row of the output. */
    private static void maxOfRow(
            float[] cells,
            Size in,
            AxisWindow rows,
            int row,
            AxisWindow columns,
            float[] maxima,
            int[] indices,
            int from,
            int width) {
        int top = row * rows.stride() - rows.before();
        boolean inside = top >= 0
                && top + (long) rows.extent() <= in.height()
                && columns.before() == 0
                && (width - 1L) * columns.stride() + columns.extent() <= in.width();
        if (inside) {
            maxOfRowInside(cells, in.width(), rows, top, columns, maxima, indices, from, row * width, width);
            return;
        }
        for (int column = 0; column < width; column++) {
            int left = column * columns.stride() - columns.before();
            int index = indexOfMax(cells, in, rows, top, columns, left);
            indices[from + row * width + column] = index;
            maxima[row * width + column] = index == NONE ? Float.NEGATIVE_INFINITY : cells[index];
        }
    }

    /** Where no cell is outside of the input, as mostly: one cell of the window after the other, for the whole row. */
    private static void maxOfRowInside(
            float[] cells,
            int inWidth,
            AxisWindow rows,
            int top,
            AxisWindow columns,
            float[] maxima,
            int[] indices,
            int from,
            int to,
            int width) {
        for (int i = 0; i < rows.kernel(); i++) {
            for (int j = 0; j < columns.kernel(); j++) {
                int at = (top + i * rows.dilation()) * inWidth + j * columns.dilation();
                if (i == 0 && j == 0) {
                    first(cells, at, columns.stride(), maxima, indices, from, to, width);
                } else {
                    larger(cells, at, columns.stride(), maxima, indices, from, to, width);
                }
            }
        }
    }

    private static void first(
            float[] cells, int start, int stride, float[] maxima, int[] indices, int from, int to, int width) {
        for (int column = 0, at = start; column < width; column++, at += stride) {
            maxima[to + column] = cells[at];
            indices[from + to + column] = at;
        }
    }

    private static void larger(
            float[] cells, int start, int stride, float[] maxima, int[] indices, int from, int to, int width) {
        for (int column = 0, at = start; column < width; column++, at += stride) {
            float value = cells[at];
            if (value > maxima[to + column] || Float.isNaN(value)) {
                maxima[to + column] = value;
                indices[from + to + column] = at;
            }
        }
    }

    private static int indexOfMax(float[] cells, Size in, AxisWindow rows, int top, AxisWindow columns, int left) {
        int bottom = Math.min(in.height(), top + rows.extent());
        int right = Math.min(in.width(), left + columns.extent());
        int firstRow = firstInside(top, rows.dilation());
        int firstColumn = firstInside(left, columns.dilation());
        int index = firstRow < bottom && firstColumn < right ? firstRow * in.width() + firstColumn : NONE;
        // A larger step than the input leaves it, too, and could overflow.
        int rowStep = Math.min(rows.dilation(), in.height());
        int columnStep = Math.min(columns.dilation(), in.width());
        float max = Float.NEGATIVE_INFINITY;
        for (int y = firstRow; y < bottom; y += rowStep) {
            for (int x = firstColumn; x < right; x += columnStep) {
                float value = cells[y * in.width() + x];
                if (value > max || Float.isNaN(value)) {
                    max = value;
                    index = y * in.width() + x;
                }
            }
        }
        return index;
    }

    /** The first cell of the window that is not in the padding before the input. */
    private static int firstInside(int position, int dilation) {
        return position >= 0 ? position : Math.floorMod(position, dilation);
    }

    /** Hands each gradient to where its maximum came from. */
    static INDArray maxBackward(INDArray gradient, int[] indices, long... inputShape) {
        INDArray input = Floats.create(inputShape);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(input);
        int planes = (int) (inputShape[0] * inputShape[1]);
        int outArea = indices.length / planes;
        IntStream.range(0, planes).parallel().forEach(plane -> {
            float[] gradients = new float[outArea];
            float[] cells = new float[(int) (inputShape[2] * inputShape[3])];
            from.get(plane * outArea, gradients);
            addAt(indices, plane * outArea, gradients, cells);
            to.put(plane * cells.length, cells);
        });
        Reference.reachabilityFence(gradient);
        return input;
    }

    private static void addAt(int[] indices, int from, float[] gradients, float[] cells) {
        for (int i = 0; i < gradients.length; i++) {
            int index = indices[from + i];
            if (index != NONE) {
                cells[index] += gradients[i];
            }
        }
    }

    /**
     * Puts each value back where it was found, with zeros elsewhere. Where two share a place the later one stays.
     *
     * @param indices as {@link Maxima}'s, each of a cell of the output
     * @param outputShape {@code [n, c, h, w]}
     */
    static INDArray unpool(INDArray values, int[] indices, long... outputShape) {
        INDArray output = Floats.zeros(outputShape);
        FloatBuffer from = Floats.of(values);
        FloatBuffer to = Floats.of(output);
        int planes = (int) (outputShape[0] * outputShape[1]);
        int outArea = (int) (outputShape[2] * outputShape[3]);
        int inArea = indices.length / planes;
        for (int i = 0; i < indices.length; i++) {
            to.put(i / inArea * outArea + indices[i], from.get(i));
        }
        Reference.reachabilityFence(values);
        return output;
    }

    /**
     * Takes each gradient from where {@link #unpool} had put the value.
     *
     * @param inputShape {@code [n, c, h, w]}
     */
    static INDArray unpoolBackward(INDArray gradient, int[] indices, long... inputShape) {
        INDArray input = Floats.create(inputShape);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(input);
        int planes = (int) (inputShape[0] * inputShape[1]);
        int outArea = (int) (gradient.length() / planes);
        int inArea = indices.length / planes;
        for (int i = 0; i < indices.length; i++) {
            to.put(i, from.get(i / inArea * outArea + indices[i]));
        }
        Reference.reachabilityFence(gradient);
        return input;
    }
}
