package dev.stridebook.picture;

import dev.stridebook.shape.AxisExplanation;
import dev.stridebook.shape.AxisWindow;
import java.util.stream.IntStream;

/**
 * The cells along one axis of a padded input, from 0 at the first cell of padding, and which of them the window reads.
 *
 * @param slide the window along this axis
 */
record AxisCells(AxisExplanation slide) {

    /** Returns the number of cells: padding, input, padding, and what the last window of ceil mode hangs over. */
    int length() {
        return window().before() + slide.input() + window().after() + slide.overhang();
    }

    boolean isInput(int cell) {
        return cell >= window().before() && cell < window().before() + slide.input();
    }

    /** Returns the first cell of the window at a step. */
    int start(int step) {
        return step * window().stride();
    }

    /** Returns whether the window reads the cell at a step; it does not read the gaps of a dilated kernel. */
    boolean isRead(int cell, int step) {
        int offset = cell - start(step);
        return offset >= 0 && offset < window().extent() && offset % window().dilation() == 0;
    }

    /** Returns whether the window reads the cell at any step. */
    boolean isRead(int cell) {
        return IntStream.range(0, slide.output()).anyMatch(step -> isRead(cell, step));
    }

    /** Returns the cells that the window reads at a step. */
    IntStream cellsOf(int step) {
        return IntStream.range(0, window().kernel()).map(tap -> start(step) + tap * window().dilation());
    }

    /** Returns how many cells of the input no step reads. */
    int neverRead() {
        return (int) IntStream.range(0, length())
                .filter(cell -> isInput(cell) && !isRead(cell))
                .count();
    }

    AxisWindow window() {
        return slide.window();
    }
}
