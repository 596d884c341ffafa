package dev.stridebook.shape;

import java.util.stream.IntStream;

/**
 * A {@link ReceptiveField} along one axis. Positions count from the input's first cell and are negative in its padding.
 *
 * @param start the first input cell that the map's first cell sees
 * @param size input cells that one cell of the map sees
 * @param jump input cells between what neighbouring cells of the map see; a fraction after a transposed convolution
 * @param cells of the map
 */
public record AxisField(double start, long size, double jump, int cells) {

    static AxisField of(int input) {
        return new AxisField(0, 1, 1, input);
    }

    /** {@code size + (extent − 1) · jump}; strides multiply the jump, padding moves the start. */
    AxisField after(AxisWindow window) {
        return new AxisField(
                start - window.before() * jump,
                size + (long) Math.floor((window.extent() - 1) * jump),
                jump * window.stride(),
                window.slideOver(cells).output());
    }

    /** An output cell sees at most every stride-th cell of the window; neighbours are a fraction of a jump apart. */
    AxisField afterTransposed(AxisWindow window, int newCells) {
        int seen = (window.extent() - 1) / window.stride() + 1;
        int first = -Math.floorDiv(window.extent() - 1 - window.before(), window.stride());
        return new AxisField(
                start + first * jump, size + (long) Math.floor((seen - 1) * jump), jump / window.stride(), newCells);
    }

    AxisField joined() {
        return pooledTo(1);
    }

    /** Shares begin and end at whole cells, so that they overlap where they do not divide evenly. */
    AxisField pooledTo(int newCells) {
        long share = IntStream.range(0, newCells)
                .mapToLong(i -> -Math.floorDiv(-(i + 1L) * cells, (long) newCells) - (long) i * cells / newCells)
                .max()
                .orElseThrow();
        return new AxisField(start, size + (long) Math.floor((share - 1) * jump), jump * cells / newCells, newCells);
    }

    AxisField union(AxisField other) {
        double first = Math.min(start, other.start);
        double last = Math.max(start + size, other.start + other.size);
        return new AxisField(first, (long) Math.ceil(last - first), jump, cells);
    }

    String jumpText() {
        return jump == Math.rint(jump) ? String.valueOf((long) jump) : String.valueOf(jump);
    }
}
