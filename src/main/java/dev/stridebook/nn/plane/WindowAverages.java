package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.array.ThreadArrays;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * As {@link Averages}, of small windows and over Java's vectors, to the same bits: for each row of output a line has the sums of the rows of
 * cells that it sees, with room for the padding, and then neighbours in all lines are added up at once.
 *
 * @param values {@code [n, c, outH, outW]}
 * @param divisor what every sum is divided by, or 0 for the number of cells that its spans count
 * @param input the shape of the images
 */
record WindowAverages(INDArray values, Window window, Spans rows, Spans columns, int divisor, long... input)
        implements PoolingPass {

    static WindowAverages of(INDArray x, Window window, Spans rows, Spans columns, int divisor) {
        INDArray values = Floats.create(x.size(0), x.size(1), rows.from().length, columns.from().length);
        WindowAverages averages = new WindowAverages(values, window, rows, columns, divisor, x.shape());
        averages.compute(x);
        return averages;
    }

    private void compute(INDArray x) {
        Lines lines = Lines.of(window, input).narrowed(window);
        float[] divisors = divisors();
        if (window.kernel().area() == 1 && window.stride().area() == 1) {
            divide(x, lines, divisors);
            return;
        }
        Optional<SeparateWindows> separate = SeparateWindows.forAverages(window, lines);
        if (separate.isPresent()) {
            separate.get().average(x, values, divisors);
        } else {
            compute(x, lines, divisors);
        }
    }

    /** Each window is one cell. */
    private void divide(INDArray x, Lines lines, float... divisors) {
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(values);
        Parallel.forEachShare(lines.planes(), lines.inArea(), (first, end) -> {
            int together = lines.together(end - first);
            float[] cells = ThreadArrays.mine().floats(0, together * lines.inArea() + PoolingLanes.LANES);
            float[] ofPlanes = repeated(divisors, together);
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane) * lines.inArea();
                from.get(plane * lines.inArea(), cells, 0, count);
                PoolingLanes.divide(cells, ofPlanes, count);
                to.put(plane * lines.inArea(), cells, 0, count);
            }
        });
        Reference.reachabilityFence(x);
    }

    private void compute(INDArray x, Lines lines, float... divisors) {
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(values);
        Parallel.forEachShare(lines.planes(), lines.inArea(), (first, end) -> {
            int together = lines.together(end - first);
            ThreadArrays arrays = ThreadArrays.mine();
            float[] cells = arrays.floats(0, together * lines.inArea() + PoolingLanes.LANES);
            float[] tops = arrays.floats(1, lines.memoryLength(together));
            float[] sums = arrays.floats(2, lines.memoryLength(together));
            float[] averages = arrays.floats(3, together * lines.outArea() + PoolingLanes.LANES);
            // Each row clears the room for the padding after it, but none that before the first.
            Arrays.fill(tops, 0, lines.left(), 0);
            float[] ofPlanes = repeated(divisors, together);
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                from.get(plane * lines.inArea(), cells, 0, count * lines.inArea());
                for (int i = 0; i < count; i++) {
                    addRows(cells, lines, i, tops);
                }
                PoolingLanes.addNeighbours(
                        tops, window.kernel().width(), sums, count * lines.outHeight() * lines.length());
                take(sums, lines, averages, count);
                PoolingLanes.divide(averages, ofPlanes, count * lines.outArea());
                to.put(plane * lines.outArea(), averages, 0, count * lines.outArea());
            }
        });
        Reference.reachabilityFence(x);
    }

    private float[] divisors() {
        float[] divisors = new float[rows.from().length * columns.from().length];
        for (int row = 0, at = 0; row < rows.from().length; row++) {
            for (int column = 0; column < columns.from().length; column++) {
                divisors[at++] = Averages.divisor(divisor, rows, row, columns, column);
            }
        }
        return divisors;
    }

    /** The same for each plane, and so many as registers have beyond the last. */
    static float[] repeated(float[] ofPlane, int planes) {
        float[] all = new float[planes * ofPlane.length + PoolingLanes.LANES];
        for (int at = 0; at < planes * ofPlane.length; at += ofPlane.length) {
            System.arraycopy(ofPlane, 0, all, at, ofPlane.length);
        }
        return all;
    }

    private void addRows(float[] cells, Lines lines, int plane, float[] tops) {
        int to = plane * lines.outHeight() * lines.length() + lines.left();
        int width = Math.min(lines.inWidth(), lines.length() - lines.left());
        for (int row = 0; row < lines.outHeight(); row++) {
            int top = rows.from()[row];
            int seen = rows.to()[row] - top;
            if (seen > 0) {
                int from = plane * lines.inArea() + top * lines.inWidth();
                PoolingLanes.addRows(cells, from, seen, lines.inWidth(), width, tops, to, lines.length());
            } else {
                Arrays.fill(tops, to, to + lines.length(), 0);
            }
            to += lines.length();
        }
    }

    private void take(float[] sums, Lines lines, float[] averages, int planes) {
        int stride = window.stride().width();
        int at = 0;
        for (int from = 0; from < planes * lines.outHeight() * lines.length(); from += lines.length()) {
            for (int column = 0; column < lines.outWidth(); column++) {
                averages[at++] = sums[from + column * stride];
            }
        }
    }

    /** Each cell of a window gets the same share of the gradient. */
    @Override
    public INDArray backward(INDArray gradient) {
        INDArray back = Floats.create(input);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        Lines lines = Lines.of(window, input).withRoomBefore(window.kernel().width() - 1);
        float[] divisors = divisors();
        int[] seen = lines.outArea() == 1 ? seen(lines) : null;
        Parallel.forEachShare(lines.planes(), lines.inArea(), (first, end) -> {
            int together = lines.together(end - first);
            float[] gradients = new float[together * lines.outArea()];
            float[] shares = lines.memory(together);
            float[] sums = lines.memory(together);
            float[] cells = new float[together * lines.inArea() + PoolingLanes.LANES];
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                from.get(plane * lines.outArea(), gradients, 0, count * lines.outArea());
                if (seen != null) {
                    for (int i = 0; i < count; i++) {
                        PoolingLanes.setSeen(
                                share(gradients[i], divisors[0]), seen, cells, i * lines.inArea(), lines.inArea());
                    }
                } else {
                    share(gradients, lines, divisors, shares, count);
                    PoolingLanes.addNeighbours(
                            shares, window.kernel().width(), sums, count * lines.outHeight() * lines.length());
                    for (int i = 0; i < count; i++) {
                        spread(sums, lines, i, cells);
                    }
                }
                to.put(plane * lines.inArea(), cells, 0, count * lines.inArea());
            }
        });
        Reference.reachabilityFence(gradient);
        return back;
    }

    /** Returns the cells of a plane that its only window sees, for {@link PoolingLanes#setSeen}. */
    private int[] seen(Lines lines) {
        int[] seen = new int[lines.inArea() + PoolingLanes.LANES];
        for (int y = rows.from()[0]; y < rows.to()[0]; y++) {
            int row = y * lines.inWidth();
            Arrays.fill(seen, row + columns.from()[0], row + columns.to()[0], PoolingLanes.SEEN);
        }
        return seen;
    }

    /** Puts each share where its window begins, but later by a kernel less one: then the neighbours of a cell are the windows that see it. */
    private void share(float[] gradients, Lines lines, float[] divisors, float[] shares, int planes) {
        int stride = window.stride().width();
        int at = 0;
        for (int plane = 0; plane < planes; plane++) {
            int cell = 0;
            for (int row = 0; row < lines.outHeight(); row++) {
                int to = (plane * lines.outHeight() + row) * lines.length()
                        + window.kernel().width()
                        - 1;
                for (int column = 0; column < lines.outWidth(); column++) {
                    shares[to + column * stride] = share(gradients[at++], divisors[cell++]);
                }
            }
        }
    }

    /** A cell gets a sum of shares, and one that begins with 0 is never −0. */
    private static float share(float gradient, float divisor) {
        return 0 + gradient / divisor;
    }

    private void spread(float[] sums, Lines lines, int plane, float[] cells) {
        int left = window.axis(Axis.WIDTH).before();
        int width = lines.inWidth();
        int first = 0;
        int end = 0;
        for (int y = 0, next; y < lines.inHeight(); y = next) {
            while (end < lines.outHeight() && rows.from()[end] <= y) {
                end++;
            }
            while (first < end && rows.to()[first] <= y) {
                first++;
            }
            next = Math.min(
                    end < lines.outHeight() ? rows.from()[end] : lines.inHeight(),
                    first < end ? rows.to()[first] : lines.inHeight());
            int to = plane * lines.inArea() + y * width;
            if (first < end) {
                int from = (plane * lines.outHeight() + first) * lines.length() + left;
                PoolingLanes.addRowsAgain(sums, from, end - first, lines.length(), width, cells, to, next - y);
            } else {
                Arrays.fill(cells, to, to + (next - y) * width, 0);
            }
        }
    }
}
