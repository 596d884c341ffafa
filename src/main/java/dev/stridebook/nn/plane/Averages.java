package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
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
        int area = (int) (input[2] * input[3]);
        Parallel.forEachShare(planes(), area, (first, end) -> {
            float[] cells = new float[area];
            float[] averages = new float[rows.from().length * columns.from().length];
            double[] sums = new double[(int) input[3]];
            for (int plane = first; plane < end; plane++) {
                from.get(plane * area, cells);
                for (int row = 0; row < rows.from().length; row++) {
                    average(cells, row, sums, averages);
                }
                to.put(plane * averages.length, averages);
            }
        });
        Reference.reachabilityFence(x);
    }

    private int planes() {
        return (int) (input[0] * input[1]);
    }

    /**
     * Computes a row of averages: first the sum of each column of cells that the row's windows see, then of several such sums.
     *
     * @param sums memory for those of the columns
     */
    private void average(float[] cells, int row, double[] sums, float[] averages) {
        Arrays.fill(sums, 0);
        for (int y = rows.from()[row]; y < rows.to()[row]; y++) {
            addRow(cells, y * sums.length, sums);
        }
        int at = row * columns.from().length;
        for (int column = 0; column < columns.from().length; column++) {
            double sum = 0;
            for (int x = columns.from()[column]; x < columns.to()[column]; x++) {
                sum += sums[x];
            }
            averages[at + column] = (float) (sum / divisor(row, column));
        }
    }

    private static void addRow(float[] cells, int from, double... sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += cells[from + x];
        }
    }

    /** Each cell of a part gets the same share of the gradient. */
    @Override
    public INDArray backward(INDArray gradient) {
        INDArray back = Floats.create(input);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        int area = (int) (input[2] * input[3]);
        Parallel.forEachShare(planes(), area, (first, end) -> {
            float[] cells = new float[area];
            float[] gradients = new float[rows.from().length * columns.from().length];
            float[] shares = new float[(int) input[3]];
            for (int plane = first; plane < end; plane++) {
                from.get(plane * gradients.length, gradients);
                Arrays.fill(cells, 0);
                for (int row = 0; row < rows.from().length; row++) {
                    spread(gradients, row, shares, cells);
                }
                to.put(plane * area, cells);
            }
        });
        Reference.reachabilityFence(gradient);
        return back;
    }

    /**
     * Hands out a row of gradients: first what each column of cells gets that the row's windows see, then to its cells.
     *
     * @param shares memory for those of the columns
     */
    private void spread(float[] gradients, int row, float[] shares, float[] cells) {
        Arrays.fill(shares, 0);
        int at = row * columns.from().length;
        for (int column = 0; column < columns.from().length; column++) {
            float share = gradients[at + column] / divisor(row, column);
            for (int x = columns.from()[column]; x < columns.to()[column]; x++) {
                shares[x] += share;
            }
        }
        for (int y = rows.from()[row]; y < rows.to()[row]; y++) {
            addRow(shares, cells, y * shares.length);
        }
    }

    private static void addRow(float[] shares, float[] cells, int to) {
        for (int x = 0; x < shares.length; x++) {
            cells[to + x] += shares[x];
        }
    }

    private float divisor(int row, int column) {
        return divisor != 0 ? divisor : (float) rows.counted()[row] * columns.counted()[column];
    }
}
