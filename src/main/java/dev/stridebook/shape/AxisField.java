package dev.stridebook.shape;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * A {@link ReceptiveField} along one axis. Behind a transposed convolution neighbouring cells do not all see equally much, but
 * what they see repeats.
 *
 * @param period what the map's first cells see, until it repeats; a single span if there is no transposed convolution
 * @param step input cells from one repetition to the next
 * @param cells of the map
 */
public record AxisField(List<Span> period, long step, int cells) {

    /** Creates a field along one axis. */
    public AxisField {
        Given.notNull(period, "period");
    }

    /**
     * From the first to the last input cell that something sees, counted from the input's first cell: negative in the padding
     * before it.
     */
    public record Span(long first, long last) {
        /** What a cell sees that a transposed convolution leaves untouched, between the cells it writes. */
        private static final Span NOTHING = new Span(1, 0);

        private boolean isNothing() {
            return last < first;
        }

        private Span plus(long cells) {
            return new Span(first + cells, last + cells);
        }

        private Span union(Span other) {
            return isNothing()
                    ? other
                    : other.isNothing() ? this : new Span(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    static AxisField of(int input) {
        return new AxisField(List.of(new Span(0, 0)), 1, input);
    }

    /** Returns what a cell of the map sees; or would see, if it lies in the padding around the map. */
    public Span seenBy(long cell) {
        return period.get((int) Math.floorMod(cell, (long) period.size()))
                .plus(Math.floorDiv(cell, (long) period.size()) * step);
    }

    private Span seenBy(LongStream cells) {
        return cells.mapToObj(this::seenBy).reduce(Span.NOTHING, Span::union);
    }

    /** Returns the largest number of input cells that one cell of the map sees, padding included. */
    public long size() {
        return period.stream()
                .mapToLong(span -> span.last - span.first + 1)
                .max()
                .getAsLong();
    }

    /** Returns how many input cells lie between what neighbouring cells see; a fraction behind a transposed convolution. */
    public double jump() {
        return (double) step / period.size();
    }

    /** Returns the first input cell that the map's first cell sees; negative in the padding before the input. */
    public long start() {
        return period.get(0).first;
    }

    /** Each cell sees what the cells under the window see. */
    AxisField after(AxisWindow window) {
        return made(1, window.stride(), window.slideOver(cells).output(), cell -> {
            long first = cell * window.stride() - window.before();
            return kernelCells(window).map(inKernel -> first + inKernel);
        });
    }

    /** Each cell sees what those cells see that are spread over it. */
    AxisField afterTransposed(AxisWindow window, int newCells) {
        return made(
                window.stride(),
                1,
                newCells,
                cell -> kernelCells(window)
                        .map(inKernel -> cell + window.before() - inKernel)
                        .filter(spread -> spread % window.stride() == 0)
                        .map(spread -> spread / window.stride()));
    }

    private static LongStream kernelCells(AxisWindow window) {
        return LongStream.range(0, window.kernel()).map(cell -> cell * window.dilation());
    }

    AxisField joined() {
        return pooledTo(1);
    }

    /** Each cell has its share, which begins and ends at whole cells, so that shares overlap where they do not divide evenly. */
    AxisField pooledTo(int newCells) {
        int common = gcd(newCells, cells);
        return made(
                newCells / common,
                cells / common,
                newCells,
                share -> LongStream.range(
                        Math.floorDiv(share * cells, (long) newCells),
                        -Math.floorDiv(-(share + 1) * cells, (long) newCells)));
    }

    AxisField padded(int before, int after) {
        return made(1, 1, cells + before + after, cell -> LongStream.of(cell - before));
    }

    AxisField copiedTo(int newCells) {
        int common = gcd(newCells, cells);
        return made(
                newCells / common,
                cells / common,
                newCells,
                cell -> LongStream.of(Math.floorDiv(cell * cells, (long) newCells)));
    }

    /** The middle of a new cell lies between the middles of two old ones, or on one. */
    AxisField interpolatedTo(int newCells, boolean alignCorners) {
        if (alignCorners) {
            int steps = Math.max(1, newCells - 1);
            int common = gcd(steps, cells - 1);
            return made(
                    steps / common, (cells - 1) / common, newCells, cell -> around(cell * (cells - 1), (long) steps));
        }
        int common = gcd(newCells, cells);
        return made(
                newCells / common,
                cells / common,
                newCells,
                cell -> around((2 * cell + 1) * cells - newCells, 2L * newCells));
    }

    /** The whole numbers next to a fraction. */
    private static LongStream around(long numerator, long denominator) {
        return LongStream.rangeClosed(Math.floorDiv(numerator, denominator), -Math.floorDiv(-numerator, denominator));
    }

    /**
     * @param newStep after so many cells of the new map,
     * @param oldStep it has moved so many cells of this one
     * @param newCells of the new map
     * @param sources the cells of this map that a new cell is made from
     */
    private AxisField made(int newStep, int oldStep, int newCells, LongFunction<LongStream> sources) {
        int times = period.size() / gcd(period.size(), oldStep);
        List<Span> spans = LongStream.range(0, Math.multiplyExact(newStep, times))
                .mapToObj(cell -> seenBy(sources.apply(cell)))
                .toList();
        return new AxisField(spans, Math.multiplyExact(step, (long) oldStep * times / period.size()), newCells);
    }

    /** With another map of the same size, which has been made with the same strides. */
    AxisField union(AxisField other) {
        int both = period.size() / gcd(period.size(), other.period.size()) * other.period.size();
        List<Span> spans = LongStream.range(0, both)
                .mapToObj(cell -> seenBy(cell).union(other.seenBy(cell)))
                .toList();
        return new AxisField(spans, step * (both / period.size()), cells);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    String jumpText() {
        return jump() == Math.rint(jump()) ? String.valueOf((long) jump()) : String.valueOf(jump());
    }
}
