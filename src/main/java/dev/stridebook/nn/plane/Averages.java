package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
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
        Spans.Even even = columns.even();
        Parallel.forEach((int) (input[0] * input[1]), plane -> {
            float[] cells = new float[(int) (input[2] * input[3])];
            float[] averages = new float[rows.from().length * columns.from().length];
            from.get(plane * cells.length, cells);
            for (int row = 0; row < rows.from().length; row++) {
                average(cells, row, even, averages);
            }
            to.put(plane * averages.length, averages);
        });
        Reference.reachabilityFence(x);
    }

    /** Computes a row of averages. Those of even columns grow together, so that none has to wait for its own last addition. */
    private void average(float[] cells, int row, Spans.Even even, float... averages) {
        double[] sums = new double[columns.from().length];
        for (int column = 0; column < even.first(); column++) {
            sums[column] = sum(cells, row, column);
        }
        for (int y = rows.from()[row]; y < rows.to()[row]; y++) {
            for (int x = 0; x < even.length(); x++) {
                addTo(sums, even, cells, cell(y, columns.from()[even.first()] + x));
            }
        }
        for (int column = even.end(); column < sums.length; column++) {
            sums[column] = sum(cells, row, column);
        }
        for (int column = 0; column < sums.length; column++) {
            averages[row * sums.length + column] = (float) (sums[column] / divisor(row, column));
        }
    }

    private int cell(int y, int x) {
        return y * (int) input[3] + x;
    }

    private static void addTo(double[] sums, Spans.Even even, float[] cells, int first) {
        for (int column = even.first(), at = first; column < even.end(); column++, at += even.step()) {
            sums[column] += cells[at];
        }
    }

    private double sum(float[] cells, int row, int column) {
        double sum = 0;
        for (int y = rows.from()[row]; y < rows.to()[row]; y++) {
            for (int x = columns.from()[column]; x < columns.to()[column]; x++) {
                sum += cells[cell(y, x)];
            }
        }
        return sum;
    }

    /** Each cell of a part gets the same share of the gradient. */
    @Override
    public INDArray backward(INDArray gradient) {
        INDArray back = Floats.create(input);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        Spans.Even even = columns.even();
        Parallel.forEach((int) (input[0] * input[1]), plane -> {
            float[] cells = new float[(int) (input[2] * input[3])];
            float[] gradients = new float[rows.from().length * columns.from().length];
            from.get(plane * gradients.length, gradients);
            for (int row = 0; row < rows.from().length; row++) {
                spread(gradients, row, even, cells);
            }
            to.put(plane * cells.length, cells);
        });
        Reference.reachabilityFence(gradient);
        return back;
    }

    /** Hands out a row of gradients. Each cell gets its shares from left to right, so the cells of even columns take turns from the last. */
    private void spread(float[] gradients, int row, Spans.Even even, float... cells) {
        float[] shares = new float[columns.from().length];
        for (int column = 0; column < shares.length; column++) {
            shares[column] = gradients[row * shares.length + column] / divisor(row, column);
        }
        for (int column = 0; column < even.first(); column++) {
            add(shares[column], cells, row, column);
        }
        for (int y = rows.from()[row]; y < rows.to()[row]; y++) {
            for (int x = even.length() - 1; x >= 0; x--) {
                addTo(cells, cell(y, columns.from()[even.first()] + x), even, shares);
            }
        }
        for (int column = even.end(); column < shares.length; column++) {
            add(shares[column], cells, row, column);
        }
    }

    private static void addTo(float[] cells, int first, Spans.Even even, float... shares) {
        for (int column = even.first(), at = first; column < even.end(); column++, at += even.step()) {
            cells[at] += shares[column];
        }
    }

    private void add(float share, float[] cells, int row, int column) {
        for (int y = rows.from()[row]; y < rows.to()[row]; y++) {
            for (int x = columns.from()[column]; x < columns.to()[column]; x++) {
                cells[cell(y, x)] += share;
            }
        }
    }

    private float divisor(int row, int column) {
        return divisor != 0 ? divisor : (float) rows.counted()[row] * columns.counted()[column];
    }
}
