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
 */
record Lines(int planes, int inHeight, int inWidth, int outHeight, int outWidth, int length, int left) {
    /** @param input the shape of the images */
    static Lines of(Window window, long... input) {
        Size in = Size.of((int) input[2], (int) input[3]);
        Size out = window.outputSize(in);
        AxisWindow columns = window.axis(Axis.WIDTH);
        int length = Math.max(columns.before() + in.width(), (out.width() - 1) * columns.stride() + columns.extent());
        return new Lines(
                (int) (input[0] * input[1]),
                in.height(),
                in.width(),
                out.height(),
                out.width(),
                length,
                columns.before());
    }

    /** With no more cells in each line than windows see. */
    Lines narrowed(Window window) {
        AxisWindow columns = window.axis(Axis.WIDTH);
        int seen = (outWidth - 1) * columns.stride() + columns.extent();
        return new Lines(planes, inHeight, inWidth, outHeight, outWidth, seen, left);
    }

    /** With more cells in each line. */
    Lines withRoomBefore(int more) {
        return new Lines(planes, inHeight, inWidth, outHeight, outWidth, length + more, left + more);
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
        return new float[memoryLength(some)];
    }

    int memoryLength(int some) {
        return some * outHeight * length + length + PoolingLanes.LANES;
    }

    /**
     * Whether a line has so few windows that it takes longer to compute all of its cells at once than each window by itself, which takes about as
     * long as half a register of cells.
     */
    boolean areSparse() {
        return outWidth * (PoolingLanes.LANES / 2) < length;
    }
}
