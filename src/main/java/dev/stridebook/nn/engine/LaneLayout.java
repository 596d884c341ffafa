package dev.stridebook.nn.engine;

import dev.stridebook.shape.Padding;

/**
 * Where numbers of {@link LaneImages} are: a cell of all images, then the next cell of all. The margin around an image is part of its plane.
 * More planes than there are channels take what nobody needs, so that channels can be taken some at a time.
 */
record LaneLayout(int channels, int height, int width, Padding margin) {
    /** Returns where a cell begins; y and x count from the margin's corner. */
    int cell(int channel, int y, int x) {
        return (channel * plane() + y * columns() + x) * Lanes.IMAGES;
    }

    private int columns() {
        return width + margin.horizontal();
    }

    /** Cells of a plane: an odd number, as cells of all channels at a power of two from each other would share few lines of the cache. */
    private int plane() {
        return (height + margin.vertical()) * columns() | 1;
    }

    /** Returns where a cell of an image begins; y and x count from the image's corner. */
    int inner(int channel, int y, int x) {
        return cell(channel, y + margin.top(), x + margin.left());
    }

    /** Returns how many numbers there are, with the planes that nobody needs. */
    int size() {
        return cell(channels + Lanes.GRADIENTS - 1, 0, 0);
    }

    /** Returns where the cells of an image are, in the order of an array, without the margin. */
    int[] inOrder() {
        int[] cells = new int[channels * height * width];
        for (int i = 0; i < cells.length; i++) {
            int row = i / width;
            cells[i] = inner(row / height, row % height, i % width);
        }
        return cells;
    }
}
