package dev.stridebook.nn.engine;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** As many images as registers hold, side by side. The margin around them is zeros. */
final class LaneImages {
    /** Numbers of one image that are taken at once: a line of the cache. */
    private static final int CHUNK = 16;

    final LaneLayout layout;
    final float[] values;
    /** Made when they are first needed: not everything comes from arrays or goes there. */
    private int[] cells;

    private float[] inOrder;

    LaneImages(LaneLayout layout) {
        this.layout = layout;
        values = new float[layout.size()];
    }

    /** Sets everything to 0. */
    void clear() {
        Arrays.fill(values, 0);
    }

    /**
     * Reads images.
     *
     * @param images {@code [n, channels, height, width]}
     * @param first of them
     * @param count at most {@link Lanes#IMAGES}; the other places get zeros
     */
    void read(FloatBuffer images, int first, int count) {
        prepare();
        int length = cells.length;
        images.get(first * length, inOrder, 0, count * length);
        Arrays.fill(inOrder, count * length, inOrder.length, 0);
        for (int start = 0; start < length; start += CHUNK) {
            int end = Math.min(start + CHUNK, length);
            for (int image = 0; image < Lanes.IMAGES; image++) {
                for (int i = start; i < end; i++) {
                    values[cells[i] + image] = inOrder[image * length + i];
                }
            }
        }
    }

    /** Writes images; see {@link #read}. */
    void write(FloatBuffer images, int first, int count) {
        prepare();
        int length = cells.length;
        for (int start = 0; start < length; start += CHUNK) {
            int end = Math.min(start + CHUNK, length);
            for (int image = 0; image < count; image++) {
                for (int i = start; i < end; i++) {
                    inOrder[image * length + i] = values[cells[i] + image];
                }
            }
        }
        images.put(first * length, inOrder, 0, count * length);
    }

    private void prepare() {
        if (cells == null) {
            cells = layout.inOrder();
            inOrder = new float[cells.length * Lanes.IMAGES];
        }
    }
}
