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
 * Convolution map by map, over Java's vectors: planes are computed as they lie in arrays, while other code first lays channels side by side, and
 * at last apart again, which takes longer than to add up few products, and leaves lanes idle where maps are few.
 *
 * <p>A tap is at the same distance from each cell of the map, so all of its rows are computed as one; what comes of windows that begin in one row
 * and end in the next is left out.
 */
final class DirectConvolution {
    /** Channels and maps that leave most lanes of others idle. */
    private static final int FEW = 6;

    /** Maps that leave nearly all of them idle, and how many channels they may have: more, where others have no better way for groups. */
    private static final int FEW_MAPS = 2;

    private static final int MOST_FOR_FEW_MAPS = 15;
    private static final int MOST_OF_GROUP_FOR_FEW_MAPS = 64;

    /** Channels that oneDNN lays side by side; where as many are groups by themselves, it takes less time. */
    private static final int BLOCK = 16;

    /** Cells of a map, for each of a window, from which on this is faster for channels by themselves. */
    private static final long CELLS_OF_MAP = 40;

    /** Cells of a padded plane, for each of the map, up to which few sums are left out. */
    private static final long MOST_PADDED = 4;

    /** Cells of the padded planes of a group, so that each thread has memory for them. */
    private static final long MOST_CELLS = 1 << 20;

    /** Rows of cells that stay in the nearest cache while they are multiplied. */
    private static final int ROWS_AT_ONCE = 64;

    /** Products that take as long as to bring a cell. */
    private static final int PRODUCTS_OF_CELL = 16;

    private final ConvolutionShape shape;
    private final Padding padding;
    private final Size map;
    /** Channels of a group. */
    private final int in;

    private final int out;
    /** Cells of a plane. */
    private final int area;
    /** From one row of a padded plane to the next, and from one plane to the next. */
    private final int length;

    private final int padded;
    /** Where each tap is, from the first, plane by plane. */
    private final int[] taps;
    /** Taps of planes that stay in the cache. */
    private final int atOnce;
    /** Into how many bands of rows a map is cut, so that there is something for each thread. */
    private final int bands;
    /** Into how many parts the bands of a group's maps are. */
    private final int parts;

    DirectConvolution(ConvolutionShape shape) {
        this.shape = shape;
        Window window = shape.window();
        padding = window.padding();
        map = window.outputSize(shape.height(), shape.width());
        in = shape.in() / shape.groups();
        out = shape.out() / shape.groups();
        area = shape.height() * shape.width();
        length = shape.width() + padding.horizontal();
        padded = length * (shape.height() + padding.vertical());
        Size dilation = window.dilation();
        Size kernel = window.kernel();
        int ofPlane = (int) kernel.area();
        taps = new int[in * ofPlane];
        Arrays.setAll(
                taps,
                i -> i / ofPlane * padded
                        + i % ofPlane / kernel.width() * dilation.height() * length
                        + i % kernel.width() * dilation.width());
        atOnce = Math.max(1, ROWS_AT_ONCE / kernel.height()) * ofPlane;
        int threads = Parallel.threads();
        bands = shape.n() * shape.out() < threads ? Math.min(threads, map.height()) : 1;
        parts = Math.min(out * bands, (threads + groups() - 1) / groups());
    }

    /** The groups of all images. */
    private int groups() {
        return shape.n() * shape.groups();
    }

    /** Whether this is the fastest way. */
    static boolean suits(ConvolutionShape shape) {
        Window window = shape.window();
        long taps = window.kernel().area();
        long cells = window.outputSize(shape.height(), shape.width()).area();
        long padded = (shape.height() + (long) window.padding().vertical())
                * (shape.width() + (long) window.padding().horizontal());
        int in = shape.in() / shape.groups();
        int out = shape.out() / shape.groups();
        if (window.stride().area() > 1 || padded > Math.min(MOST_PADDED * cells, MOST_CELLS / in)) {
            return false;
        }
        if (in == 1 && out == 1 && shape.groups() > 1) {
            return shape.in() % BLOCK != 0 && taps > 1 && cells >= CELLS_OF_MAP * taps;
        }
        int mostIn = shape.groups() == 1 ? MOST_FOR_FEW_MAPS : MOST_OF_GROUP_FOR_FEW_MAPS;
        return in <= FEW && out <= FEW || in <= mostIn && out <= FEW_MAPS && taps > 1;
    }

    /** Returns the map, {@code [n, out, outH, outW]}. */
    INDArray convolve(INDArray x, INDArray weight, INDArray bias) {
        INDArray y = Floats.create(shape.output());
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(y);
        float[] weights = LanesWeights.numbers(weight);
        float[] biases = bias == null ? new float[shape.out()] : LanesWeights.numbers(bias);
        long values = (long) in * area + out * map.area() * (1 + taps.length / PRODUCTS_OF_CELL);
        Parallel.forEachShare(groups() * parts, (int) Math.min(values / parts, MOST_CELLS), (first, end) -> {
            Share share = new Share(from, to, (end + parts - 1) / parts);
            for (int i = first; i < end; i++) {
                int group = i / parts;
                int part = i % parts;
                int at = share.bring(group);
                for (int band = out * bands * part / parts; band < out * bands * (part + 1) / parts; band++) {
                    int ofMap = band % bands;
                    int top = map.height() * ofMap / bands;
                    int bottom = map.height() * (ofMap + 1) / bands;
                    int channel = group % shape.groups() * out + band / bands;
                    share.convolve(at, weights, channel, biases[channel], top, bottom);
                    share.keep(group * out + band / bands, top, bottom);
                }
            }
            share.put();
        });
        Reference.reachabilityFence(x);
        return y;
    }

    private boolean isPadded() {
        return padding.horizontal() > 0 || padding.vertical() > 0;
    }

    /** What a thread computes, in its own memory: groups, or parts of them, one after the other. */
    private final class Share {
        private final FloatBuffer from;
        private final FloatBuffer to;
        private final int endOfGroups;
        /** How many groups are brought at once: to bring a small one by itself takes as long as to compute it. */
        private final int together;

        private final float[] cells;
        private final float[] planes;
        private final float[] sums;
        private final float[] results;
        private int brought;
        private int broughtEnd;
        private int spread = -1;
        /** Where the results belong that have not been put there yet, and how many there are. */
        private int place;

        private int count;

        Share(FloatBuffer from, FloatBuffer to, int endOfGroups) {
            this.from = from;
            this.to = to;
            this.endOfGroups = endOfGroups;
            together = Math.max(1, Floats.BLOCK / (in * area));
            int beyond = taps[taps.length - 1] + length + DirectLanes.AT_ONCE;
            ThreadArrays arrays = ThreadArrays.mine();
            cells = arrays.floats(0, together * in * area + beyond);
            planes = isPadded() ? new float[in * padded + beyond] : cells;
            sums = arrays.floats(1, map.height() * length + DirectLanes.AT_ONCE);
            results = arrays.floats(2, Floats.BLOCK + (int) map.area() + DirectLanes.AT_ONCE);
        }

        /** Returns where the cells of a group begin in {@link #planes}. */
        int bring(int group) {
            if (group >= broughtEnd) {
                brought = group;
                broughtEnd = Math.min(endOfGroups, group + together);
                from.get(group * in * area, cells, 0, (broughtEnd - group) * in * area);
            }
            int at = (group - brought) * in * area;
            if (!isPadded()) {
                return at;
            }
            for (int plane = 0; group != spread && plane < in; plane++) {
                int first = plane * padded + padding.top() * length + padding.left();
                DirectLanes.spread(cells, at + plane * area, shape.width(), shape.height(), planes, first, length);
            }
            spread = group;
            return 0;
        }

        /** Computes rows of a map. */
        void convolve(int at, float[] weights, int channel, float bias, int top, int bottom) {
            int wanted = (bottom - top) * length;
            Arrays.fill(sums, 0, wanted, bias);
            for (int first = 0; first < taps.length; first += atOnce) {
                int last = Math.min(first + atOnce, taps.length);
                DirectLanes.convolve(
                        planes, at + top * length, taps, first, last, weights, channel * taps.length, sums, wanted);
            }
        }

        /** Keeps the rows, which belong after those before. */
        void keep(int ofMap, int top, int bottom) {
            if (count == 0) {
                place = ofMap * (int) map.area() + top * map.width();
            }
            DirectLanes.closeUp(sums, length, map.width(), bottom - top, results, count);
            count += (bottom - top) * map.width();
            if (count >= Floats.BLOCK) {
                put();
            }
        }

        void put() {
            to.put(place, results, 0, count);
            count = 0;
        }
    }
}
