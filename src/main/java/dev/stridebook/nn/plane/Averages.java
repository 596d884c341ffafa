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
        int width = (int) input[3];
        Parallel.forEach((int) (input[0] * input[1]), plane -> {
            float[] cells = new float[(int) input[2] * width];
            float[] averages = new float[rows.from().length * columns.from().length];
            from.get(plane * cells.length, cells);
            for (int i = 0; i < averages.length; i++) {
                int row = i / columns.from().length;
                int column = i % columns.from().length;
                averages[i] = (float) (sum(cells, width, row, column) / divisor(row, column));
            }
            to.put(plane * averages.length, averages);
        });
        Reference.reachabilityFence(x);
    }

    /** Each cell of a part gets the same share of the gradient. */
    @Override
    public INDArray backward(INDArray gradient) {
        INDArray back = Floats.create(input);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        int width = (int) input[3];
        Parallel.forEach((int) (input[0] * input[1]), plane -> {
            float[] cells = new float[(int) input[2] * width];
            float[] gradients = new float[rows.from().length * columns.from().length];
            from.get(plane * gradients.length, gradients);
            for (int i = 0; i < gradients.length; i++) {
                int row = i / columns.from().length;
                int column = i % columns.from().length;
                add(gradients[i] / divisor(row, column), cells, width, row, column);
            }
            to.put(plane * cells.length, cells);
        });
        Reference.reachabilityFence(gradient);
        return back;
    }

    private double sum(float[] cells, int width, int row, int column) {
        double sum = 0;
        for (int y = rows.from()[row]; y < rows.to()[row]; y++) {
            for (int x = columns.from()[column]; x < columns.to()[column]; x++) {
                sum += cells[y * width + x];
            }
        }
        return sum;
    }

    private void add(float share, float[] cells, int width, int row, int column) {
        for (int y = rows.from()[row]; y < rows.to()[row]; y++) {
            for (int x = columns.from()[column]; x < columns.to()[column]; x++) {
                cells[y * width + x] += share;
            }
        }
    }

    private float divisor(int row, int column) {
        return divisor != 0 ? divisor : (float) rows.counted()[row] * columns.counted()[column];
    }
}
