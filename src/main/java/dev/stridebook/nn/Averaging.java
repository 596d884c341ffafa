package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Average pooling in plain loops, planes in parallel. ND4J's own operator knows neither ceil mode nor a divisor.
 *
 * @param divisor what every sum is divided by, or 0 for the number of cells that its spans count
 */
record Averaging(Spans rows, Spans columns, int divisor) {

    /**
     * @param x {@code [n, c, h, w]}
     */
    INDArray forward(INDArray x) {
        INDArray y = Floats.create(x.size(0), x.size(1), rows.from().length, columns.from().length);
        FloatBuffer input = Floats.of(x);
        FloatBuffer output = Floats.of(y);
        int width = (int) x.size(3);
        Parallel.forEach((int) (x.size(0) * x.size(1)), plane -> {
            float[] cells = new float[(int) x.size(2) * width];
            float[] averages = new float[rows.from().length * columns.from().length];
            input.get(plane * cells.length, cells);
            for (int i = 0; i < averages.length; i++) {
                int row = i / columns.from().length;
                int column = i % columns.from().length;
                averages[i] = (float) (sum(cells, width, row, column) / divisor(row, column));
            }
            output.put(plane * averages.length, averages);
        });
        Reference.reachabilityFence(x);
        return y;
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

    /** Each cell of a span gets the same share of the gradient. */
    INDArray backward(INDArray gradient, long... inputShape) {
        INDArray back = Floats.create(inputShape);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        int width = (int) inputShape[3];
        Parallel.forEach((int) (inputShape[0] * inputShape[1]), plane -> {
            float[] cells = new float[(int) inputShape[2] * width];
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
