package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Size;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Maps whose cells lie between four of others': bilinear interpolation, which is linear for maps of a single row. */
public record Blends(Line rows, Line columns) {

    /**
     * For each cell along an axis the two of the input that it lies between.
     *
     * @param second the larger, or the same
     * @param share of the second, from 0 to 1
     */
    public record Line(int[] first, int[] second, float[] share) {
        int length() {
            return first.length;
        }

        /**
         * Interpolates along an axis as PyTorch does, in floats.
         *
         * @param step input cells per output cell, or per distance between their middles
         * @param alignCorners whether the middles of the first cells lie on each other, instead of their edges
         */
        public static Line of(int input, int output, float step, boolean alignCorners) {
            Line line = new Line(new int[output], new int[output], new float[output]);
            for (int i = 0; i < output; i++) {
                float position = input == output ? i : alignCorners ? step * i : Math.max(0, step * (i + 0.5f) - 0.5f);
                line.first[i] = Math.min((int) position, input - 1);
                line.second[i] = input == output ? i : Math.min(line.first[i] + 1, input - 1);
                line.share[i] = Math.min(Math.max(position - line.first[i], 0), 1);
            }
            return line;
        }
    }

    /** Interpolates images {@code [n, c, h, w]}. */
    public INDArray of(INDArray images) {
        INDArray blends = Floats.create(images.size(0), images.size(1), rows.length(), columns.length());
        FloatBuffer from = Floats.of(images);
        FloatBuffer to = Floats.of(blends);
        int width = (int) images.size(3);
        Parallel.forEach((int) (images.size(0) * images.size(1)), plane -> {
            float[] cells = new float[(int) images.size(2) * width];
            from.get(plane * cells.length, cells);
            float[] line = new float[columns.length()];
            for (int row = 0; row < rows.length(); row++) {
                int first = rows.first[row] * width;
                int second = rows.second[row] * width;
                float lower = rows.share[row];
                for (int column = 0; column < line.length; column++) {
                    line[column] = (1 - lower) * between(cells, first, column) + lower * between(cells, second, column);
                }
                to.put((plane * rows.length() + row) * line.length, line);
            }
        });
        Reference.reachabilityFence(images);
        return blends;
    }

    private float between(float[] cells, int row, int column) {
        float right = columns.share[column];
        return (1 - right) * cells[row + columns.first[column]] + right * cells[row + columns.second[column]];
    }

    /**
     * Computes the gradient of images of this size: each of four cells has its share of a gradient.
     *
     * @param gradient of the output
     */
    public INDArray backward(INDArray gradient, Size images) {
        INDArray back = Floats.create(gradient.size(0), gradient.size(1), images.height(), images.width());
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        Parallel.forEach((int) (gradient.size(0) * gradient.size(1)), plane -> {
            float[] cells = new float[(int) images.area()];
            float[] line = new float[columns.length()];
            for (int row = 0; row < rows.length(); row++) {
                from.get((plane * rows.length() + row) * line.length, line);
                float lower = rows.share[row];
                addRow(line, 1 - lower, cells, rows.first[row] * images.width());
                addRow(line, lower, cells, rows.second[row] * images.width());
            }
            to.put(plane * cells.length, cells);
        });
        Reference.reachabilityFence(gradient);
        return back;
    }

    private void addRow(float[] line, float share, float[] cells, int row) {
        for (int column = 0; column < line.length; column++) {
            float right = columns.share[column];
            cells[row + columns.first[column]] += share * (1 - right) * line[column];
            cells[row + columns.second[column]] += share * right * line[column];
        }
    }
}
