package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Size;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Maps whose cells are copies of others': padding, cropping, enlarging.
 *
 * @param rows for each row the one of the input that it copies, or {@link #NONE}
 * @param columns for each column the one of the input that it copies, or {@link #NONE}
 */
public record Copies(int[] rows, int[] columns) {
    /** In place of a row or column, where nothing is copied. */
    public static final int NONE = -1;

    /**
     * Copies images {@code [n, c, h, w]}.
     *
     * @param fill the value of cells that copy nothing
     */
    public INDArray of(INDArray images, float fill) {
        INDArray copies = Floats.create(images.size(0), images.size(1), rows.length, columns.length);
        FloatBuffer from = Floats.of(images);
        FloatBuffer to = Floats.of(copies);
        int width = (int) images.size(3);
        Parallel.forEach((int) (images.size(0) * images.size(1)), plane -> {
            float[] cells = new float[(int) images.size(2) * width];
            from.get(plane * cells.length, cells);
            float[] line = new float[columns.length];
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < line.length; column++) {
                    boolean copied = rows[row] != NONE && columns[column] != NONE;
                    line[column] = copied ? cells[rows[row] * width + columns[column]] : fill;
                }
                to.put((plane * rows.length + row) * line.length, line);
            }
        });
        Reference.reachabilityFence(images);
        return copies;
    }

    /**
     * Computes the gradient of images of this size: that of a cell is the sum of what all its copies got.
     *
     * @param gradient of the copies
     */
    public INDArray backward(INDArray gradient, Size images) {
        INDArray back = Floats.create(gradient.size(0), gradient.size(1), images.height(), images.width());
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        Parallel.forEach((int) (gradient.size(0) * gradient.size(1)), plane -> {
            float[] cells = new float[(int) images.area()];
            float[] line = new float[columns.length];
            for (int row = 0; row < rows.length; row++) {
                from.get((plane * rows.length + row) * line.length, line);
                for (int column = 0; column < line.length; column++) {
                    if (rows[row] != NONE && columns[column] != NONE) {
                        cells[rows[row] * images.width() + columns[column]] += line[column];
                    }
                }
            }
            to.put(plane * cells.length, cells);
        });
        Reference.reachabilityFence(gradient);
        return back;
    }
}
