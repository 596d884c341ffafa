package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
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
                Arrays.fill(row, 0);
                forEachShown(cell, (at, shown, length, step) -> {
                    for (int i = 0; i < length; i++) {
                        row[at + i] = image[shown + i * step];
                    }
                });
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
                forEachShown(cell, (at, shown, length, step) -> {
                    for (int i = 0; i < length; i++) {
                        image[shown + i * step] += row[at + i];
                    }
                });
            }
            to.put(plane * area, image);
        });
        Reference.reachabilityFence(columns);
        return x;
    }

    /**
     * Adds up what the cells of the window show, each of an image of its own.
     *
     * @param x {@code [n, c·kH·kW, h, w]}
     * @param bias of each channel {@code [c]}, or null
     * @return {@code [n, c, positions down, positions to the right]}
     */
    public INDArray sums(INDArray x, INDArray bias) {
        int cells = (int) window.kernel().area();
        int channels = (int) x.size(1) / cells;
        INDArray sums = Floats.create(x.size(0), channels, positions.height(), positions.width());
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(sums);
        FloatBuffer biases = bias == null ? null : Floats.of(bias);
        int area = (int) images.area();
        int count = (int) positions.area();
        Parallel.forEach((int) x.size(0) * channels, plane -> {
            float[] image = new float[area];
            float[] sum = new float[count];
            if (biases != null) {
                Arrays.fill(sum, biases.get(plane % channels));
            }
            for (int cell = 0; cell < cells; cell++) {
                from.get((plane * cells + cell) * area, image);
                forEachShown(cell, (at, shown, length, step) -> {
                    for (int i = 0; i < length; i++) {
                        sum[at + i] += image[shown + i * step];
                    }
                });
            }
            to.put(plane * count, sum);
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(bias);
        return sums;
    }

    /** Some positions side by side in which a cell of the window shows the image, not the padding. */
    private interface Shown {
        /**
         * @param position the first
         * @param cell of the image that is shown there
         * @param step to the one that is shown in the next position
         */
        void accept(int position, int cell, int length, int step);
    }

    /** @param cell of the window, counted row by row */
    private void forEachShown(int cell, Shown shown) {
        AxisWindow rows = window.axis(Axis.HEIGHT);
        AxisWindow columns = window.axis(Axis.WIDTH);
        int down = cell / columns.kernel() * rows.dilation() - rows.before();
        int right = cell % columns.kernel() * columns.dilation() - columns.before();
        int first = first(right, columns.stride());
        int end = Math.min(positions.width(), first(right - images.width(), columns.stride()));
        int endRow = Math.min(positions.height(), first(down - images.height(), rows.stride()));
        for (int i = first(down, rows.stride()); i < endRow && first < end; i++) {
            int y = i * rows.stride() + down;
            int x = first * columns.stride() + right;
            shown.accept(i * positions.width() + first, y * images.width() + x, end - first, columns.stride());
        }
    }

    /** Returns the first position in which a cell is not before the image's first, or if there are so many less, its last. */
    private static int first(int offset, int stride) {
        return Math.max(0, -Math.floorDiv(offset, stride));
    }
}
