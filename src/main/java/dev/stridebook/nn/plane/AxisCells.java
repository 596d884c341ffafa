package dev.stridebook.nn.plane;

import dev.stridebook.shape.AxisWindow;

/**
 * Along one axis, the cells of the input that each position of a window sees.
 *
 * @param first of each position
 * @param seen how many of each position
 * @param step from one to the next
 */
record AxisCells(int[] first, int[] seen, int step) {
    static AxisCells of(AxisWindow window, int input, int positions) {
        // A larger step than the input leaves it, too, and could overflow.
        int step = Math.min(window.dilation(), input);
        int[] first = new int[positions];
        int[] seen = new int[positions];
        for (int i = 0; i < positions; i++) {
            int start = i * window.stride() - window.before();
            int end = (int) Math.min(input, (long) start + window.extent());
            first[i] = Extremes.firstInside(start, window.dilation());
            seen[i] = first[i] < end ? (end - first[i] - 1) / step + 1 : 0;
        }
        return new AxisCells(first, seen, step);
    }

    int positions() {
        return first.length;
    }

    /** How many cells all positions see, each counted again by whoever sees it. */
    long sum() {
        long sum = 0;
        for (int cells : seen) {
            sum += cells;
        }
        return sum;
    }

    /** How many positions see so many cells. */
    int count(int cells) {
        int count = 0;
        for (int some : seen) {
            count += some == cells ? 1 : 0;
        }
        return count;
    }

    /** Returns the first position that sees as many cells. */
    int firstOfItsKind(int position) {
        int i = 0;
        while (seen[i] != seen[position]) {
            i++;
        }
        return i;
    }

    boolean isFirstOfItsKind(int position) {
        return firstOfItsKind(position) == position;
    }

    boolean areAllAlike() {
        return count(seen[0]) == seen.length;
    }

    /** Whether some position sees no cell. */
    boolean isAnyBlind() {
        for (int cells : seen) {
            if (cells == 0) {
                return true;
            }
        }
        return false;
    }
}
