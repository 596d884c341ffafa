package dev.stridebook.nn.engine;

import dev.stridebook.shape.Padding;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * As many images as registers hold, side by side: first a cell of all images, then the next cell of all. The margin around them is zeros. One
 * more plane than there are channels takes what nobody needs.
 */
final class LaneImages {
    /** Numbers of one image that are taken at once: a line of the cache. */
    private static final int CHUNK = 16;

    final float[] values;
    private final int height;
    private final Padding margin;
    private final boolean hasMargin;
    /** Without a margin all of an image is one row. */
    private final int rows;

    private final int perRow;
    /** Of an image. */
    private final int length;

    /** Made when it is first needed: not everything comes from arrays. */
    private float[] inOrder;
    private final int rowLength;
    private final int planeLength;

    LaneImages(int channels, int height, int width, Padding margin) {
        this.height = height;
        this.margin = margin;
        hasMargin = !margin.equals(Padding.NONE);
        length = channels * height * width;
        rows = hasMargin ? channels * height : 1;
        perRow = length / rows;
        rowLength = (width + margin.horizontal()) * Lanes.IMAGES;
        planeLength = (height + margin.vertical()) * rowLength;
        values = new float[(channels + 1) * planeLength];
    }

    /** Returns where a cell begins; y and x count from the margin's corner. */
    int cell(int channel, int y, int x) {
        return channel * planeLength + y * rowLength + x * Lanes.IMAGES;
    }

    /** Sets everything to 0. */
    void clear() {
        Arrays.fill(values, 0);
    }

    /** Sets all cells of a channel. */
    void fill(int channel, float value) {
        Arrays.fill(values, cell(channel, 0, 0), cell(channel + 1, 0, 0), value);
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
        images.get(first * length, inOrder, 0, count * length);
        Arrays.fill(inOrder, count * length, inOrder.length, 0);
        for (int row = 0; row < rows; row++) {
            int to = firstOf(row);
            for (int x = 0; x < perRow; x += CHUNK) {
                int end = Math.min(x + CHUNK, perRow);
                for (int image = 0; image < Lanes.IMAGES; image++) {
                    int from = image * length + row * perRow;
                    for (int i = x; i < end; i++) {
                        values[to + i * Lanes.IMAGES + image] = inOrder[from + i];
                    }
                }
            }
        }
    }

    /** Writes images; see {@link #read}. */
    void write(FloatBuffer images, int first, int count) {
        prepare();
        for (int row = 0; row < rows; row++) {
            int from = firstOf(row);
            for (int x = 0; x < perRow; x += CHUNK) {
                int end = Math.min(x + CHUNK, perRow);
                for (int image = 0; image < count; image++) {
                    int to = image * length + row * perRow;
                    for (int i = x; i < end; i++) {
                        inOrder[to + i] = values[from + i * Lanes.IMAGES + image];
                    }
                }
            }
        }
        images.put(first * length, inOrder, 0, count * length);
    }

    private void prepare() {
        if (inOrder == null) {
            inOrder = new float[length * Lanes.IMAGES];
        }
    }

    /** Where a row of the images begins, without the margin. */
    private int firstOf(int row) {
        return hasMargin ? cell(row / height, row % height + margin.top(), margin.left()) : 0;
    }
}
