package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.array.ThreadArrays;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The convolution of each channel by itself, over Java's vectors: planes are computed as they lie in arrays, while other code first lays channels
 * side by side, and at last apart again, which takes longer than to add up the products of small windows.
 *
 * <p>A tap is at the same distance from each cell of the map, so all of its rows are computed as one; what comes of windows that begin in one row
 * and end in the next is left out.
 */
final class Depthwise {
    /** Channels that oneDNN lays side by side; where they are as many, it takes less time. */
    private static final int BLOCK = 16;

    /** Cells of a map, for each of a window, from which on this is faster. */
    private static final long CELLS_OF_MAP = 40;

    /** Cells of a padded plane, for each of the map, up to which few sums are left out. */
    private static final long MOST_PADDED = 4;

    /** Cells of a padded plane, so that each thread has memory for some of them. */
    private static final long MOST_CELLS = 1 << 20;

    private final ConvolutionShape shape;
    private final Padding padding;
    private final Size map;
    /** Cells of a plane. */
    private final int area;
    /** From one row of a padded plane to the next. */
    private final int length;
    /** Where each tap is, from the first. */
    private final int[] taps;

    Depthwise(ConvolutionShape shape) {
        this.shape = shape;
        Window window = shape.window();
        padding = window.padding();
        map = window.outputSize(shape.height(), shape.width());
        area = shape.height() * shape.width();
        length = shape.width() + padding.horizontal();
        Size dilation = window.dilation();
        int width = window.kernel().width();
        taps = new int[(int) window.kernel().area()];
        Arrays.setAll(taps, i -> i / width * dilation.height() * length + i % width * dilation.width());
    }

    /** Whether this is the fastest way. */
    static boolean suits(ConvolutionShape shape) {
        Window window = shape.window();
        long taps = window.kernel().area();
        long cells = window.outputSize(shape.height(), shape.width()).area();
        long padded = (shape.height() + (long) window.padding().vertical())
                * (shape.width() + (long) window.padding().horizontal());
        return shape.groups() == shape.in()
                && shape.out() == shape.in()
                && shape.in() > 1
                && shape.in() % BLOCK != 0
                && window.stride().area() == 1
                && taps > 1
                && cells >= CELLS_OF_MAP * taps
                && padded <= Math.min(MOST_PADDED * cells, MOST_CELLS);
    }

    /** Returns the map, {@code [n, out, outH, outW]}. */
    INDArray convolve(INDArray x, INDArray weight, INDArray bias) {
        INDArray y = Floats.create(shape.output());
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(y);
        float[] weights = LanesWeights.numbers(weight);
        float[] biases = bias == null ? new float[shape.out()] : LanesWeights.numbers(bias);
        int results = (int) map.area();
        int sums = map.height() * length;
        int beyond = taps[taps.length - 1] + length + DepthwiseLanes.AT_ONCE;
        Parallel.forEachShare(shape.n() * shape.in(), area + results, (first, end) -> {
            int together = Math.min(end - first, Math.max(1, Floats.BLOCK / Math.max(area, results)));
            ThreadArrays arrays = ThreadArrays.mine();
            float[] cells = arrays.floats(0, together * area + beyond);
            float[] padded = isPadded() ? new float[length * (shape.height() + padding.vertical()) + beyond] : cells;
            float[] ofPlane = arrays.floats(1, sums + DepthwiseLanes.AT_ONCE);
            float[] ofPlanes = arrays.floats(2, together * results + DepthwiseLanes.AT_ONCE);
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                from.get(plane * area, cells, 0, count * area);
                for (int i = 0; i < count; i++) {
                    int channel = (plane + i) % shape.in();
                    int at = i * area;
                    if (isPadded()) {
                        pad(cells, at, padded);
                        at = 0;
                    }
                    DepthwiseLanes.convolve(
                            padded, at, taps, weights, channel * taps.length, biases[channel], ofPlane, sums);
                    DepthwiseLanes.closeUp(ofPlane, length, map.width(), map.height(), ofPlanes, i * results);
                }
                to.put(plane * results, ofPlanes, 0, count * results);
            }
        });
        Reference.reachabilityFence(x);
        return y;
    }

    private boolean isPadded() {
        return padding.horizontal() > 0 || padding.vertical() > 0;
    }

    private void pad(float[] cells, int at, float[] padded) {
        int first = padding.top() * length + padding.left();
        DepthwiseLanes.spread(cells, at, shape.width(), shape.height(), padded, first, length);
    }
}
