package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.JavaVectors;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The averages of parts of images, and the way back to their cells. In plain loops, planes in parallel: ND4J's own operator knows
 * neither ceil mode nor a divisor.
 *
 * @param values {@code [n, c, outH, outW]}
 * @param divisor what every sum is divided by, or 0 for the number of cells that its spans count
 * @param input the shape of the images
 */
public record Averages(INDArray values, Spans rows, Spans columns, int divisor, long... input) implements PoolingPass {
    /** So many floats are added up before they go into a double. */
    private static final int SHORT = 16;

    /**
     * The averages of what a window shows.
     *
     * @param x {@code [n, c, h, w]}
     * @param countPadding whether the padding's zeros count
     * @param divisor of every sum, or 0 for the number of cells that count
     */
    public static PoolingPass of(INDArray x, Window window, boolean countPadding, int divisor) {
        Spans rows = Spans.of(window.axis(Axis.HEIGHT), (int) x.size(2), countPadding);
        Spans columns = Spans.of(window.axis(Axis.WIDTH), (int) x.size(3), countPadding);
        boolean isShort = Math.max(window.kernel().height(), window.kernel().width()) <= SHORT;
        return isShort && JavaVectors.areThere()
                ? WindowAverages.of(x, window, rows, columns, divisor)
                : of(x, rows, columns, divisor);
    }

    /**
     * @param x {@code [n, c, h, w]}
     * @param divisor of every sum, or 0 for the number of cells that its spans count
     */
    public static Averages of(INDArray x, Spans rows, Spans columns, int divisor) {
        INDArray values = Floats.create(x.size(0), x.size(1), rows.from().length, columns.from().length);
        Averages averages = new Averages(values, rows, columns, divisor, x.shape());
        averages.compute(x);
        return averages;
    }

    private void compute(INDArray x) {
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(values);
        int inArea = inArea();
        int outArea = outArea();
        Parallel.forEachShare(planes(), inArea, (first, end) -> {
            int together = Math.min(together(), end - first);
            float[] cells = new float[together * inArea];
            float[] averages = new float[together * outArea];
            float[] tops = new float[(int) input[3]];
            double[] sums = new double[columns.from().length];
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                from.get(plane * inArea, cells, 0, count * inArea);
                for (int i = 0; i < count; i++) {
                    average(cells, i * inArea, tops, sums, averages, i * outArea);
                }
                to.put(plane * outArea, averages, 0, count * outArea);
            }
        });
        Reference.reachabilityFence(x);
    }

    private int planes() {
        return (int) (input[0] * input[1]);
    }

    private int inArea() {
        return (int) (input[2] * input[3]);
    }

    private int outArea() {
        return rows.from().length * columns.from().length;
    }

    /** How many planes are brought into the heap at once: to bring a small one takes as long as to average it. */
    private int together() {
        return Math.max(1, Floats.BLOCK / inArea());
    }

    /**
     * Computes a plane of averages, row by row: first the sum of each column of cells that the row's windows see, then of several such
     * sums. Short sums are floats, which Java adds up faster; sums of these are doubles.
     *
     * @param from where the plane begins in the cells
     * @param tops memory for the sums of columns
     * @param sums memory for those of a row
     * @param to where the plane begins in the averages
     */
    private void average(float[] cells, int from, float[] tops, double[] sums, float[] averages, int to) {
        int at = to;
        for (int row = 0; row < rows.from().length; row++) {
            Arrays.fill(sums, 0);
            for (int y = rows.from()[row]; y < rows.to()[row]; y += SHORT) {
                int end = Math.min(y + SHORT, rows.to()[row]);
                System.arraycopy(cells, from + y * tops.length, tops, 0, tops.length);
                for (int next = y + 1; next < end; next++) {
                    add(cells, from + next * tops.length, tops);
                }
                addColumns(tops, sums);
            }
            for (int column = 0; column < sums.length; column++) {
                averages[at++] = (float) (sums[column] / divisor(row, column));
            }
        }
    }

    private static void add(float[] cells, int from, float... sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += cells[from + x];
        }
    }

    private void addColumns(float[] tops, double... sums) {
        for (int column = 0; column < sums.length; column++) {
            for (int x = columns.from()[column]; x < columns.to()[column]; x += SHORT) {
                float sum = tops[x];
                for (int next = x + 1; next < Math.min(x + SHORT, columns.to()[column]); next++) {
                    sum += tops[next];
                }
                sums[column] += sum;
            }
        }
    }

    /** Each cell of a part gets the same share of the gradient. */
    @Override
    public INDArray backward(INDArray gradient) {
        INDArray back = Floats.create(input);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        int inArea = inArea();
        int outArea = outArea();
        Parallel.forEachShare(planes(), inArea, (first, end) -> {
            int together = Math.min(together(), end - first);
            float[] gradients = new float[together * outArea];
            float[] cells = new float[together * inArea];
            float[] shares = new float[(int) input[3]];
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                from.get(plane * outArea, gradients, 0, count * outArea);
                Arrays.fill(cells, 0);
                for (int i = 0; i < count; i++) {
                    spread(gradients, i * outArea, shares, cells, i * inArea);
                }
                to.put(plane * inArea, cells, 0, count * inArea);
            }
        });
        Reference.reachabilityFence(gradient);
        return back;
    }

    /**
     * Hands out a plane of gradients, row by row: first what each column of cells gets that the row's windows see, then to its cells.
     *
     * @param from where the plane begins in the gradients
     * @param shares memory for those of the columns
     * @param to where the plane begins in the cells
     */
    private void spread(float[] gradients, int from, float[] shares, float[] cells, int to) {
        int at = from;
        for (int row = 0; row < rows.from().length; row++) {
            Arrays.fill(shares, 0);
            for (int column = 0; column < columns.from().length; column++) {
                float share = gradients[at++] / divisor(row, column);
                for (int x = columns.from()[column]; x < columns.to()[column]; x++) {
                    shares[x] += share;
                }
            }
            for (int y = rows.from()[row]; y < rows.to()[row]; y++) {
                addRow(shares, cells, to + y * shares.length);
            }
        }
    }

    private static void addRow(float[] shares, float[] cells, int to) {
        for (int x = 0; x < shares.length; x++) {
            cells[to + x] += shares[x];
        }
    }

    private float divisor(int row, int column) {
        return divisor(divisor, rows, row, columns, column);
    }

    static float divisor(int ofAll, Spans rows, int row, Spans columns, int column) {
        return ofAll != 0 ? ofAll : (float) rows.counted()[row] * columns.counted()[column];
    }
}
