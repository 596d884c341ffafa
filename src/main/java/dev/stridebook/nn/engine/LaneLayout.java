package dev.stridebook.nn.engine;

import dev.stridebook.shape.Padding;

/**
 * Where numbers of {@link LaneImages} are: a cell of all images, then the next cell of all. The margin around an image is part of its plane.
 * More planes than there are channels take what nobody needs, so that channels can be taken some at a time.
 *
 * @param step from one cell of a row to that which follows it: 2 puts the cells 0, 2, 4 … first, and then 1, 3, 5 …
 */
record LaneLayout(int channels, int height, int width, Padding margin, int step) {
    private int rows() {
        return height + margin.vertical();
    }

    /** Cells of a row that follow each other. */
    private int run() {
        return (width + margin.horizontal() + step - 1) / step;
    }

    /** Returns where a cell begins; y and x count from the margin's corner. */
    int cell(int channel, int y, int x) {
        return (((channel * rows() + y) * step + x % step) * run() + x / step) * Lanes.IMAGES;
    }

    /** Returns how many numbers there are, with the planes that nobody needs. */
    int size() {
        return cell(channels + Lanes.ROWS - 1, 0, 0);
    }

    /** Returns how many numbers of one image there are, without its margin. */
    int length() {
        return channels * height * width;
    }

    /** Returns where the cells of an image are, in the order of an array, without the margin. */
    int[] inOrder() {
        int[] cells = new int[length()];
        for (int i = 0; i < cells.length; i++) {
            int row = i / width;
            cells[i] = cell(row / height, row % height + margin.top(), i % width + margin.left());
        }
        return cells;
    }
}
