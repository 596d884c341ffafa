package dev.stridebook.nn.engine;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Maps of some images whose channels lie side by side: those of a cell that fill two registers, or each by itself. */
final class ChannelMaps {
    /** Numbers behind the last map that nobody needs, so that cells can be taken some at a time. */
    private static final int SPARE = LaneProducts.ROWS * LaneProducts.LANES_OF_ROW;

    final Layout layout;
    final int images;
    final float[] values;

    /**
     * Where numbers are.
     *
     * @param planes of an image
     * @param lanes channels of a plane
     * @param height of the map within its margin
     * @param top where it begins in the plane
     * @param rows of the plane
     */
    record Layout(int planes, int lanes, int height, int width, int top, int left, int rows, int columns) {
        /** Without a margin. */
        static Layout plain(int channels, int height, int width) {
            int lanes = LaneProducts.LANES_OF_ROW;
            return new Layout(channels / lanes, lanes, height, width, 0, 0, height, width);
        }

        /** Returns where a cell begins; y and x count from the margin's corner. */
        int cell(int image, int plane, int y, int x) {
            return (((image * planes + plane) * rows + y) * columns + x) * lanes;
        }

        /** Returns where a cell of the map begins; y and x count from the map's corner. */
        int inner(int image, int plane, int y, int x) {
            return cell(image, plane, y + top, x + left);
        }

        /** Returns how many numbers some images have. */
        long size(int images) {
            return (long) images * planes * rows * columns * lanes + SPARE;
        }
    }

    ChannelMaps(Layout layout, int images) {
        this.layout = layout;
        this.images = images;
        values = new float[Math.toIntExact(layout.size(images))];
    }

    void clear() {
        Arrays.fill(values, 0);
    }

    private int area() {
        return layout.height * layout.width;
    }

    /**
     * Reads images.
     *
     * @param from {@code [n, channels, height, width]}
     * @param first of them
     * @param place where they go, counted in images
     */
    void read(FloatBuffer from, int first, int count, int place) {
        float[] inOrder = new float[layout.lanes * area()];
        for (int i = 0; i < count * layout.planes; i++) {
            from.get((first * layout.planes + i) * inOrder.length, inOrder);
            for (int y = 0; y < layout.height; y++) {
                int at = layout.inner(place, i, y, 0);
                for (int x = 0; x < layout.width; x++) {
                    for (int lane = 0; lane < layout.lanes; lane++) {
                        values[at++] = inOrder[lane * area() + y * layout.width + x];
                    }
                }
            }
        }
    }

    /** Writes images; see {@link #read}. */
    void write(FloatBuffer to, int first, int count, int place) {
        float[] inOrder = new float[layout.lanes * area()];
        for (int i = 0; i < count * layout.planes; i++) {
            for (int y = 0; y < layout.height; y++) {
                int at = layout.inner(place, i, y, 0);
                for (int x = 0; x < layout.width; x++) {
                    for (int lane = 0; lane < layout.lanes; lane++) {
                        inOrder[lane * area() + y * layout.width + x] = values[at++];
                    }
                }
            }
            to.put((first * layout.planes + i) * inOrder.length, inOrder);
        }
    }
}
