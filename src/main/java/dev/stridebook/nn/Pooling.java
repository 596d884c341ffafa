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
 * Max pooling in plain loops, planes in parallel. ND4J's own operator passes over NaN and has neither indices, ceil mode nor
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
            input.get(plane * cells.length, cells);
            int to = plane * (int) out.area();
            for (int row = 0; row < out.height(); row++) {
                for (int column = 0; column < out.width(); column++, to++) {
                    int top = row * rows.stride() - rows.before();
                    int left = column * columns.stride() - columns.before();
                    int index = indexOfMax(cells, in, rows, top, columns, left);
                    indices[to] = index;
                    output.put(to, index == NONE ? Float.NEGATIVE_INFINITY : cells[index]);
                }
            }
        });
        Reference.reachabilityFence(x);
        return new Maxima(values, indices);
    }

    private static int indexOfMax(float[] cells, Size in, AxisWindow rows, int top, AxisWindow columns, int left) {
        int bottom = Math.min(in.height(), top + rows.extent());
        int right = Math.min(in.width(), left + columns.extent());
        int firstRow = firstInside(top, rows.dilation());
        int firstColumn = firstInside(left, columns.dilation());
        int index = firstRow < bottom && firstColumn < right ? firstRow * in.width() + firstColumn : NONE;
        float max = Float.NEGATIVE_INFINITY;
        for (int y = firstRow; y < bottom; y += rows.dilation()) {
            for (int x = firstColumn; x < right; x += columns.dilation()) {
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
        INDArray input = Floats.zeros(inputShape);
        INDArray inOrder = Floats.contiguous(gradient);
        FloatBuffer from = Floats.of(inOrder);
        FloatBuffer to = Floats.of(input);
        int planes = (int) (inputShape[0] * inputShape[1]);
        int inArea = (int) (inputShape[2] * inputShape[3]);
        int outArea = indices.length / planes;
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] != NONE) {
                int at = i / outArea * inArea + indices[i];
                to.put(at, to.get(at) + from.get(i));
            }
        }
        Reference.reachabilityFence(inOrder);
        return input;
    }
}
