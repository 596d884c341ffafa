package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a window shows of images, position by position: the patches as columns {@code [n, c·kH·kW, positions]}.
 *
 * @param images their height and width
 * @param positions in which the window stands, down and to the right
 */
public record Patches(Window window, Size images, Size positions) {

    public static Patches of(Window window, Size images) {
        return new Patches(window, images, window.outputSize(images));
    }

    /** Copies the patches of {@code [n, c, h, w]}; cells in the padding are 0. */
    public INDArray unfold(INDArray x) {
        int cells = (int) window.kernel().area();
        INDArray columns = Floats.create(x.size(0), x.size(1) * cells, positions.area());
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(columns);
        int area = (int) images.area();
        int count = (int) positions.area();
        Parallel.forEach((int) (x.size(0) * x.size(1)), plane -> {
            float[] image = new float[area];
            from.get(plane * area, image);
            float[] row = new float[count];
            for (int cell = 0; cell < cells; cell++) {
                copy(cell, image, row, false);
                to.put((plane * cells + cell) * count, row);
            }
        });
        Reference.reachabilityFence(x);
        return columns;
    }

    /** Adds the patches up to images {@code [n, c, h, w]}: the way back of {@link #unfold}. */
    public INDArray fold(INDArray columns) {
        int cells = (int) window.kernel().area();
        INDArray x = Floats.create(columns.size(0), columns.size(1) / cells, images.height(), images.width());
        FloatBuffer from = Floats.of(columns);
        FloatBuffer to = Floats.of(x);
        int area = (int) images.area();
        int count = (int) positions.area();
        Parallel.forEach((int) (x.size(0) * x.size(1)), plane -> {
            float[] image = new float[area];
            float[] row = new float[count];
            for (int cell = 0; cell < cells; cell++) {
                from.get((plane * cells + cell) * count, row);
                copy(cell, image, row, true);
            }
            to.put(plane * area, image);
        });
        Reference.reachabilityFence(columns);
        return x;
    }

    /**
     * @param cell of the window, counted row by row
     * @param row what it shows in each position
     * @param back whether to add the row to the image, instead of copying it from there
     */
    private void copy(int cell, float[] image, float[] row, boolean back) {
        AxisWindow rows = window.axis(Axis.HEIGHT);
        AxisWindow columns = window.axis(Axis.WIDTH);
        int down = cell / columns.kernel() * rows.dilation() - rows.before();
        int right = cell % columns.kernel() * columns.dilation() - columns.before();
        for (int i = 0, at = 0; i < positions.height(); i++) {
            int y = i * rows.stride() + down;
            boolean inside = y >= 0 && y < images.height();
            for (int j = 0; j < positions.width(); j++, at++) {
                int x = j * columns.stride() + right;
                if (!inside || x < 0 || x >= images.width()) {
                    row[at] = back ? row[at] : 0;
                } else if (back) {
                    image[y * images.width() + x] += row[at];
                } else {
                    row[at] = image[y * images.width() + x];
                }
            }
        }
    }
}
