package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.array.ThreadArrays;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds the largest values over Java's vectors: for each row of output a line has the largest of each column of cells that it sees, with room
 * for the padding, and then neighbours in all lines are compared at once, or those of each window alone. Where it costs
 * less, windows are found in another way.
 */
final class WindowMaxima {
    /** So many registers are compared with the next row's while one is filled with cells from here and there. */
    private static final double COMPARED = 2.3;

    /** So long it takes, in such fillings, to fill two with largest cells and their places and to compare them. */
    private static final double TAKEN = 2.3;

    private final AxisWindow columns;
    private final Lines lines;
    private final AxisCells rows;
    /** Where in the lines each window begins, and in which place in its plane its line, if windows are taken one by one; or null. */
    private final Starts starts;

    private WindowMaxima(Window window, Lines lines, AxisCells rows, boolean oneByOne) {
        columns = window.axis(Axis.WIDTH);
        this.rows = rows;
        this.lines = lines;
        starts = oneByOne ? starts() : null;
    }

    /**
     * For planes of less than {@link PoolingLanes#MOST_CELLS}. Of several the first counts.
     *
     * @param x {@code [n, c, h, w]}
     * @param values to be filled with the largest
     * @param indices to be filled with where in its input plane each was found, counted row by row, or with {@link Extremes#NONE}
     * @param otherwise does so for planes of which some cells may be no number
     */
    static void find(INDArray x, Window window, INDArray values, int[] indices, Parallel.Span otherwise) {
        Lines lines = Lines.of(window, x.shape());
        AxisCells rows = AxisCells.of(window.axis(Axis.HEIGHT), lines.inHeight(), lines.outHeight());
        AxisCells columns = AxisCells.of(window.axis(Axis.WIDTH), lines.inWidth(), lines.outWidth());
        Optional<PlanesInLanes> small = PlanesInLanes.forMaxima(window, lines, rows, columns);
        Optional<SeparateWindows> separate =
                small.isPresent() ? Optional.empty() : SeparateWindows.forMaxima(window, lines, rows, columns);
        double gathers = small.map(PlanesInLanes::gathers)
                .or(() -> separate.map(SeparateWindows::gathers))
                .orElseGet(() -> gathersSideBySide(window, lines));
        boolean canGather =
                PoolingLanes.LANES >= PoolingLanes.FEWEST_THAT_GATHER && !rows.isAnyBlind() && !columns.isAnyBlind();
        if (canGather && gathers > gathersOneByOne(window, lines, rows)) {
            new WindowMaxima(window, lines, rows, true).find(x, values, indices, otherwise);
        } else if (small.isPresent()) {
            small.get().find(x, values, indices, otherwise);
        } else if (separate.isPresent()) {
            separate.get().find(x, values, indices, otherwise);
        } else {
            new WindowMaxima(window, lines, rows, false).find(x, values, indices, otherwise);
        }
    }

    /** How often registers could be filled with cells from here and there while neighbours in lines are compared; never if each window is by itself. */
    private static double gathersSideBySide(Window window, Lines lines) {
        double neighbours = 3.0 * window.kernel().width() * lines.length() / PoolingLanes.LANES;
        int ofRows = window.kernel().height() * PoolingLanes.registers(lines.inWidth());
        double ofLine = ofRows + neighbours + lines.outWidth();
        return lines.areSparse() ? 0 : lines.planes() * lines.outHeight() * ofLine / (2 * COMPARED);
    }

    /** As often registers are filled, or compared in as much time, if windows are taken from lines one by one. */
    private static double gathersOneByOne(Window window, Lines lines, AxisCells rows) {
        double compared = (double) lines.planes() * rows.sum() * PoolingLanes.registers(lines.inWidth());
        int windows = lines.planes() * lines.outArea();
        return compared / COMPARED
                + TAKEN * PoolingLanes.registers(windows) * window.kernel().width();
    }

    /**
     * Of windows, for several planes; longer by a register of zeros, which are starts, too.
     *
     * @param first where in the lines each begins
     * @param place where in its plane its line begins
     */
    private record Starts(int[] first, int[] place) {}

    private Starts starts() {
        int area = lines.outArea();
        int windows = lines.together(lines.planes()) * area;
        Starts all = new Starts(new int[windows + PoolingLanes.LANES], new int[windows + PoolingLanes.LANES]);
        for (int i = 0; i < area; i++) {
            int row = i / lines.outWidth();
            all.first[i] = row * lines.length() + i % lines.outWidth() * columns.stride();
            all.place[i] = rows.first()[row] * lines.inWidth();
        }
        for (int i = area; i < windows; i++) {
            all.first[i] = all.first[i - area] + lines.outHeight() * lines.length();
            all.place[i] = all.place[i - area];
        }
        return all;
    }

    /** What a share of the planes is computed in. */
    private record Memory(float[] cells, float[] values, float[] tops, float[] topPlaces, float[] places) {
        static Memory of(Lines lines, int planes, boolean hasLines) {
            int cells = planes * lines.inArea();
            int ofLines = hasLines ? lines.memoryLength(planes) : 0;
            ThreadArrays arrays = ThreadArrays.mine();
            Memory memory = new Memory(
                    arrays.floats(0, cells + PoolingLanes.LANES),
                    arrays.floats(1, planes * lines.outArea() + PoolingLanes.LANES),
                    arrays.floats(2, ofLines),
                    arrays.floats(3, ofLines),
                    arrays.floats(4, ofLines));
            Arrays.fill(memory.cells, cells, cells + PoolingLanes.LANES, 0);
            Arrays.fill(memory.tops, 0, ofLines, Float.NEGATIVE_INFINITY);
            Arrays.fill(memory.topPlaces, 0, ofLines, PoolingLanes.NOWHERE);
            return memory;
        }
    }

    private void find(INDArray x, INDArray values, int[] indices, Parallel.Span otherwise) {
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(values);
        Parallel.forEachShare(lines.planes(), lines.inArea(), (first, end) -> {
            int together = lines.together(end - first);
            Memory memory = Memory.of(lines, together, !isEachByItself());
            for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                from.get(plane * lines.inArea(), memory.cells, 0, count * lines.inArea());
                if (PoolingLanes.areNumbers(memory.cells, count * lines.inArea())) {
                    find(memory, count, indices, plane * lines.outArea());
                    to.put(plane * lines.outArea(), memory.values, 0, count * lines.outArea());
                } else {
                    otherwise.accept(plane, plane + count);
                }
            }
        });
        Reference.reachabilityFence(x);
    }

    /**
     * @param firstIndex of the planes
     */
    private void find(Memory memory, int planes, int[] indices, int firstIndex) {
        if (isEachByItself()) {
            findEach(memory, planes, indices, firstIndex);
            return;
        }
        for (int i = 0; i < planes; i++) {
            findInRows(i, memory);
        }
        if (starts != null) {
            findOneByOne(memory, planes * lines.outArea(), indices, firstIndex);
            return;
        }
        PoolingLanes.largestOfNeighbours(
                memory.tops,
                memory.topPlaces,
                columns.kernel(),
                columns.dilation(),
                memory.places,
                planes * lines.outHeight() * lines.length());
        take(memory, planes, indices, firstIndex);
    }

    private boolean isEachByItself() {
        return starts == null && lines.areSparse();
    }

    private void findOneByOne(Memory memory, int windows, int[] indices, int firstIndex) {
        int[] winners = ThreadArrays.mine().ints(0, windows + PoolingLanes.LANES);
        PoolingLanes.largestOfLines(
                memory.tops,
                memory.topPlaces,
                starts.first,
                columns.kernel(),
                columns.dilation(),
                starts.place,
                windows,
                memory.values,
                winners);
        System.arraycopy(winners, 0, indices, firstIndex, windows);
    }

    /** Each window by itself: first the largest cell of each column, then where it is. */
    private void findEach(Memory memory, int planes, int[] indices, int firstIndex) {
        int[] tops = ThreadArrays.mine().ints(0, lines.inWidth() + PoolingLanes.LANES);
        int at = 0;
        for (int plane = 0; plane < planes; plane++) {
            for (int row = 0; row < lines.outHeight(); row++) {
                int firstPlace = rows.first()[row] * lines.inWidth();
                int firstCell = plane * lines.inArea() + firstPlace;
                if (rows.seen()[row] > 0) {
                    int step = rows.step() * lines.inWidth();
                    PoolingLanes.largestOfRows(memory.cells, firstCell, rows.seen()[row], step, lines.inWidth(), tops);
                }
                for (int column = 0; column < lines.outWidth(); column++) {
                    int place = rows.seen()[row] > 0
                            ? placeOfLargest(memory.cells, firstCell, tops, column)
                            : Extremes.NONE;
                    boolean isNowhere = place == Extremes.NONE;
                    indices[firstIndex + at] = isNowhere ? Extremes.NONE : firstPlace + place;
                    memory.values[at++] = isNowhere ? Float.NEGATIVE_INFINITY : memory.cells[firstCell + place];
                }
            }
        }
    }

    /**
     * Of several the first, counted from the start of the first row.
     *
     * @param tops the largest cell of each column
     */
    private int placeOfLargest(float[] cells, int firstCell, int[] tops, int column) {
        int left = column * columns.stride() - columns.before();
        int right = (int) Math.min(lines.inWidth(), (long) left + columns.extent());
        int step = Math.min(columns.dilation(), lines.inWidth());
        int start = Extremes.firstInside(left, columns.dilation());
        int most = Integer.MIN_VALUE;
        for (int x = start; x < right; x += step) {
            most = Math.max(most, tops[x]);
        }
        int place = Integer.MAX_VALUE;
        for (int x = start; x < right; x += step) {
            if (tops[x] == most) {
                place = Math.min(place, placeInColumn(most, cells, firstCell, x));
            }
        }
        return start < right ? place : Extremes.NONE;
    }

    /** The first that is so large; one is. */
    private int placeInColumn(int largest, float[] cells, int firstCell, int column) {
        int place = column;
        while (PoolingLanes.ordered(cells[firstCell + place]) != largest) {
            place += rows.step() * lines.inWidth();
        }
        return place;
    }

    private void findInRows(int plane, Memory memory) {
        int to = plane * lines.outHeight() * lines.length() + lines.left();
        for (int row = 0; row < lines.outHeight(); row++) {
            if (rows.seen()[row] > 0) {
                PoolingLanes.largestOfRows(
                        memory.cells,
                        plane * lines.inArea() + rows.first()[row] * lines.inWidth(),
                        rows.seen()[row],
                        rows.step() * lines.inWidth(),
                        lines.inWidth(),
                        memory.tops,
                        memory.topPlaces,
                        to);
            } else {
                Arrays.fill(memory.tops, to, to + lines.inWidth(), Float.NEGATIVE_INFINITY);
                Arrays.fill(memory.topPlaces, to, to + lines.inWidth(), PoolingLanes.NOWHERE);
            }
            to += lines.length();
        }
    }

    private void take(Memory memory, int planes, int[] indices, int firstIndex) {
        int at = 0;
        int line = 0;
        for (int plane = 0; plane < planes; plane++) {
            for (int row = 0; row < lines.outHeight(); row++) {
                int firstPlace = rows.first()[row] * lines.inWidth();
                int firstCell = plane * lines.inArea() + firstPlace;
                for (int column = 0; column < lines.outWidth(); column++) {
                    int place = (int) memory.places[line + column * columns.stride()];
                    boolean isNowhere = place == (int) PoolingLanes.NOWHERE;
                    indices[firstIndex + at] = isNowhere ? Extremes.NONE : firstPlace + place;
                    memory.values[at++] = isNowhere ? Float.NEGATIVE_INFINITY : memory.cells[firstCell + place];
                }
                line += lines.length();
            }
        }
    }
}
