package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;

/**
 * How pooling over vectors lays out what it computes: a line for each row of output, as wide as the input with its padding. A line begins
 * where a row's first window does.
 *
 * @param planes of the images
 * @param length of a line
 * @param left where the input's first column is in a line
 * @param positions so many cells of a line, from the first on, have windows that begin there
 */
record Lines(int planes, int inHeight, int inWidth, int outHeight, int outWidth, int length, int left, int positions) {
    /** @param input the shape of the images */
    static Lines of(Window window, long... input) {
        Size in = Size.of((int) input[2], (int) input[3]);
        Size out = window.outputSize(in);
        AxisWindow columns = window.axis(Axis.WIDTH);
        int positions = (out.width() - 1) * columns.stride() + 1;
        int length = Math.max(columns.before() + in.width(), positions - 1 + columns.extent());
        return new Lines(
                (int) (input[0] * input[1]),
                in.height(),
                in.width(),
                out.height(),
                out.width(),
                length,
                columns.before(),
                positions);
    }

    /** With more cells in each line. */
    Lines withRoomBefore(int more) {
        return new Lines(planes, inHeight, inWidth, outHeight, outWidth, length + more, left + more, positions);
    }

    int inArea() {
        return inHeight * inWidth;
    }

    int outArea() {
        return outHeight * outWidth;
    }

    /** How many of some planes are computed at once: to bring a small one into the heap takes as long as to pool it. */
    int together(int some) {
        return Math.min(some, Math.max(1, Floats.BLOCK / inArea()));
    }

    /** Lines of some planes, with what windows and vectors read beyond the last. */
    float[] memory(int some) {
        return new float[some * outHeight * length + length + PoolingLanes.LANES];
    }

    /** Whether so few windows begin in a line that it takes longer to compute all of its cells at once than each window by itself. */
    boolean areSparse() {
        return positions <= length / 2;
    }
}
