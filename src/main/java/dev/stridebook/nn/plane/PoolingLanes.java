package dev.stridebook.nn.plane;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of pooling over Java's vectors, several neighbouring cells in one register. They read and write beyond the last cell by less
 * than {@link #LANES}, so arrays must be that much longer.
 */
final class PoolingLanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
    /** 0, 1, 2 … */
    private static final FloatVector COUNT = FloatVector.zero(SPECIES).addIndex(1);

    static final int LANES = SPECIES.length();

    /** With fewer lanes Java has no instruction that gathers cells. */
    static final int FEWEST_THAT_GATHER = 8;

    /** From so many cells on there are places that a float does not hold as {@link #largestOfLines} needs them. */
    static final int MOST_CELLS = 1 << 23;

    /** In place of the place of a cell that is not there; later than any. */
    static final float NOWHERE = 1e9f;

    /** Added to a smaller whole number, the last bits of the sum are that number. */
    private static final float WHOLE = MOST_CELLS;

    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    /** A cell that is seen, by its bits. */
    static final int SEEN = -1;

    private PoolingLanes() {}

    /** How many registers so many numbers fill. */
    static int registers(int numbers) {
        return (numbers + LANES - 1) / LANES;
    }

    /**
     * Adds up rows of cells. What it writes beyond the width is 0, up to a length.
     *
     * @param from where the first row begins
     * @param rows how many, at least 1
     * @param step from one row to the next
     */
    static void addRows(float[] cells, int from, int rows, int step, int width, float[] sums, int to, int length) {
        for (int x = 0; x < width; x += LANES) {
            sumOfRows(cells, from + x, rows, step).intoArray(sums, to + x);
        }
        for (int x = width; x < length; x += LANES) {
            FloatVector.zero(SPECIES).intoArray(sums, to + x);
        }
    }

    /** Adds up rows of cells, so many times one after the other. What it writes beyond the last is not 0. */
    static void addRowsAgain(float[] cells, int from, int rows, int step, int width, float[] sums, int to, int times) {
        // The last first: what it writes beyond a row is the next one's beginning.
        for (int x = (width - 1) / LANES * LANES; x >= 0; x -= LANES) {
            FloatVector sum = sumOfRows(cells, from + x, rows, step);
            for (int row = 0, at = to + x; row < times; row++, at += width) {
                sum.intoArray(sums, at);
            }
        }
    }

    /** Divides each of so many numbers, of which 0 is never −0. */
    static void divide(float[] numbers, float[] divisors, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector.fromArray(SPECIES, numbers, i)
                    .add(0)
                    .div(FloatVector.fromArray(SPECIES, divisors, i))
                    .intoArray(numbers, i);
        }
    }

    private static FloatVector sumOfRows(float[] cells, int from, int rows, int step) {
        FloatVector sum = FloatVector.fromArray(SPECIES, cells, from);
        for (int row = 1, at = from + step; row < rows; row++, at += step) {
            sum = sum.add(FloatVector.fromArray(SPECIES, cells, at));
        }
        return sum;
    }

    /** Adds up each cell and those next to it: {@code sums[i] = cells[i] + … + cells[i + kernel - 1]} for i below count. */
    static void addNeighbours(float[] cells, int kernel, float[] sums, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, cells, i);
            for (int j = 1; j < kernel; j++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, cells, i + j));
            }
            sum.intoArray(sums, i);
        }
    }

    /**
     * Sets those of so many cells that are seen, and the others to 0.
     *
     * @param seen {@link #SEEN} for each of the first, 0 for the others
     */
    static void setSeen(float number, int[] seen, float[] cells, int to, int count) {
        IntVector bits = FloatVector.broadcast(SPECIES, number).reinterpretAsInts();
        for (int i = 0; i < count; i += LANES) {
            IntVector.fromArray(INTS, seen, i).and(bits).reinterpretAsFloats().intoArray(cells, to + i);
        }
    }

    /** Returns whether there is a number in each of so many cells; not always if some are infinite. */
    static boolean areNumbers(float[] cells, int count) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector other = sum;
        for (int i = 0; i < count; i += 2 * LANES) {
            sum = sum.add(FloatVector.fromArray(SPECIES, cells, i));
            other = other.add(FloatVector.fromArray(SPECIES, cells, Math.min(i + LANES, count)));
        }
        return areNumbers(sum.add(other));
    }

    /**
     * Finds the largest cell of each column, of several the first. What it writes beyond the width are cells that are not there.
     *
     * @param cells {@link #areNumbers all numbers}
     * @param from where the first row begins
     * @param rows how many, at least 1
     * @param step from one row to the next
     * @param places gets where each was found, counted from the start of the first row
     */
    static void largestOfRows(
            float[] cells, int from, int rows, int step, int width, float[] largest, float[] places, int to) {
        for (int x = 0; x < width; x += LANES) {
            FloatVector most = FloatVector.fromArray(SPECIES, cells, from + x);
            FloatVector place = COUNT.add(x);
            FloatVector cellPlace = place;
            for (int row = 1, at = from + step + x; row < rows; row++, at += step) {
                FloatVector cell = FloatVector.fromArray(SPECIES, cells, at);
                cellPlace = cellPlace.add(step);
                VectorMask<Float> wins = cell.compare(VectorOperators.GT, most);
                most = most.blend(cell, wins);
                place = place.blend(cellPlace, wins);
            }
            if (x + LANES > width) {
                VectorMask<Float> isThere = COUNT.compare(VectorOperators.LT, width - x);
                most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY).blend(most, isThere);
                place = FloatVector.broadcast(SPECIES, NOWHERE).blend(place, isThere);
            }
            most.intoArray(largest, to + x);
            place.intoArray(places, to + x);
        }
    }

    /**
     * Finds the largest cell of each column, but not where it is: without masks, which Java 17 brings to and fro.
     *
     * @param cells {@link #areNumbers all numbers}
     * @param from where the first row begins
     * @param rows how many, at least 1
     * @param step from one row to the next
     * @param largest gets them {@link #ordered}, and what it writes beyond the width is no cell
     */
    static void largestOfRows(float[] cells, int from, int rows, int step, int width, int[] largest) {
        for (int x = 0; x < width; x += LANES) {
            IntVector most = ordered(FloatVector.fromArray(SPECIES, cells, from + x));
            for (int row = 1, at = from + step + x; row < rows; row++, at += step) {
                most = most.max(ordered(FloatVector.fromArray(SPECIES, cells, at)));
            }
            most.intoArray(largest, x);
        }
    }

    private static IntVector ordered(FloatVector cells) {
        IntVector bits = cells.add(0).reinterpretAsInts();
        return bits.lanewise(VectorOperators.ASHR, Integer.SIZE - 1)
                .and(Integer.MAX_VALUE)
                .lanewise(VectorOperators.XOR, bits);
    }

    /** Returns a whole number that is the larger the larger the cell. −0 is as large as 0. */
    static int ordered(float cell) {
        int bits = Float.floatToRawIntBits(cell + 0f);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }

    /**
     * Finds the largest of each of so many cells and those beside it, of several the one with the first place.
     *
     * @param cells {@link #areNumbers all numbers}
     * @param places of the cells
     * @param step from one cell to the next
     * @param winners gets their places
     */
    static void largestOfNeighbours(float[] cells, float[] places, int kernel, int step, float[] winners, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector most = FloatVector.fromArray(SPECIES, cells, i);
            FloatVector place = FloatVector.fromArray(SPECIES, places, i);
            for (int j = 1, at = i + step; j < kernel; j++, at += step) {
                FloatVector cell = FloatVector.fromArray(SPECIES, cells, at);
                FloatVector cellPlace = FloatVector.fromArray(SPECIES, places, at);
                VectorMask<Float> isEarlierOfEquals =
                        cell.compare(VectorOperators.EQ, most).and(cellPlace.compare(VectorOperators.LT, place));
                VectorMask<Float> wins = cell.compare(VectorOperators.GT, most).or(isEarlierOfEquals);
                most = most.blend(cell, wins);
                place = place.blend(cellPlace, wins);
            }
            place.intoArray(winners, i);
        }
    }

    /**
     * Finds the largest cell of each of so many windows, of several the first. Each lane has a window, so nothing is compared across lanes.
     *
     * @param starts where in the cells each window begins; so do those that fill up the last register
     * @param places where in its plane each window begins
     * @param steps from a window's start to each of its cells, in order
     * @param largest gets them
     * @param winners gets where in its plane each was found
     * @return whether there is a number in each cell that was seen; not always if some are infinite
     */
    static boolean largestOfWindows(
            float[] cells, int[] starts, int[] places, int[] steps, int count, float[] largest, int[] winners) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i += LANES) {
            FloatVector most = FloatVector.fromArray(SPECIES, cells, 0, starts, i);
            // Whole numbers in a register of floats: the same mask chooses in both.
            FloatVector step = FloatVector.zero(SPECIES);
            sum = sum.add(most);
            for (int j = 1; j < steps.length; j++) {
                FloatVector cell = FloatVector.fromArray(SPECIES, cells, steps[j], starts, i);
                VectorMask<Float> wins = cell.compare(VectorOperators.GT, most);
                most = most.blend(cell, wins);
                step = step.blend(IntVector.broadcast(INTS, steps[j]).reinterpretAsFloats(), wins);
                sum = sum.add(cell);
            }
            most.intoArray(largest, i);
            IntVector.fromArray(INTS, places, i).add(step.reinterpretAsInts()).intoArray(winners, i);
        }
        return areNumbers(sum);
    }

    /**
     * Finds the largest of each of so many windows of cells side by side, of several the one with the first place.
     *
     * @param cells {@link #areNumbers all numbers}, or not there
     * @param places of the cells, below {@link #MOST_CELLS}
     * @param starts where each window begins; so do those that fill up the last register
     * @param step from one cell of a window to the next
     * @param later how much is added to each window's place
     * @param largest gets them
     * @param winners gets their places
     */
    static void largestOfLines(
            float[] cells,
            float[] places,
            int[] starts,
            int kernel,
            int step,
            int[] later,
            int count,
            float[] largest,
            int[] winners) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector most = FloatVector.fromArray(SPECIES, cells, 0, starts, i);
            FloatVector place = FloatVector.fromArray(SPECIES, places, 0, starts, i);
            for (int j = 1, at = step; j < kernel; j++, at += step) {
                FloatVector cell = FloatVector.fromArray(SPECIES, cells, at, starts, i);
                FloatVector cellPlace = FloatVector.fromArray(SPECIES, places, at, starts, i);
                VectorMask<Float> isEarlierOfEquals =
                        cell.compare(VectorOperators.EQ, most).and(cellPlace.compare(VectorOperators.LT, place));
                VectorMask<Float> wins = cell.compare(VectorOperators.GT, most).or(isEarlierOfEquals);
                most = most.blend(cell, wins);
                place = place.blend(cellPlace, wins);
            }
            most.intoArray(largest, i);
            place.add(WHOLE)
                    .reinterpretAsInts()
                    .and(MOST_CELLS - 1)
                    .add(IntVector.fromArray(INTS, later, i))
                    .intoArray(winners, i);
        }
    }

    /**
     * Adds up the cells of each of so many windows, column by column. Each lane has a window, so nothing is added up across lanes.
     *
     * @param starts where in the cells each window begins; so do those that fill up the last register
     * @param steps from a window's start to each of its cells, column by column
     * @param rows of a column
     * @param sums gets them, never −0
     */
    static void addWindows(float[] cells, int[] starts, int[] steps, int rows, int count, float[] sums) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int top = 0; top < steps.length; top += rows) {
                FloatVector column = FloatVector.fromArray(SPECIES, cells, steps[top], starts, i);
                for (int j = top + 1; j < top + rows; j++) {
                    column = column.add(FloatVector.fromArray(SPECIES, cells, steps[j], starts, i));
                }
                sum = sum.add(column);
            }
            sum.intoArray(sums, i);
        }
    }

    /**
     * Brings planes into lanes: what are neighbours then are the same cell of all planes. They become whole numbers that are the larger the
     * larger the cell; −0 is as large as 0.
     *
     * @param bits of the cells
     * @param starts where in the cells each plane begins
     * @param area how many cells each has
     * @return whether there is a number in each of them
     */
    static boolean bringIntoLanes(int[] bits, int[] starts, int area, int[] inLanes) {
        IntVector most = IntVector.zero(INTS);
        for (int cell = 0; cell < area; cell++) {
            IntVector numbers = IntVector.fromArray(INTS, bits, cell, starts, 0);
            IntVector sign = numbers.lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
            IntVector size = numbers.and(Integer.MAX_VALUE);
            most = most.max(size);
            sign.and(Integer.MAX_VALUE)
                    .lanewise(VectorOperators.XOR, numbers)
                    .sub(sign)
                    .intoArray(inLanes, cell * LANES);
        }
        return !most.compare(VectorOperators.GT, INFINITY).anyTrue();
    }

    /**
     * Finds where the largest cell of each window of each plane is, of several the first. Without masks, which Java 17 brings to and fro.
     *
     * @param inLanes whole numbers, the larger the larger the cell
     * @param firsts where each window's first cell is
     * @param steps of each window, from there to each of its cells, in order
     */
    static void largestInLanes(int[] inLanes, int[] firsts, int[][] steps, int[] winners) {
        for (int window = 0; window < firsts.length; window++) {
            int first = firsts[window];
            int[] toCells = steps[window];
            IntVector most = IntVector.fromArray(INTS, inLanes, first * LANES);
            for (int j = 1; j < toCells.length; j++) {
                most = most.max(IntVector.fromArray(INTS, inLanes, (first + toCells[j]) * LANES));
            }
            IntVector winner = IntVector.broadcast(INTS, Integer.MAX_VALUE);
            for (int j = 0; j < toCells.length; j++) {
                int place = first + toCells[j];
                IntVector difference =
                        IntVector.fromArray(INTS, inLanes, place * LANES).lanewise(VectorOperators.XOR, most);
                // All ones but the sign if there is one.
                IntVector isLess = difference
                        .or(difference.neg())
                        .lanewise(VectorOperators.ASHR, Integer.SIZE - 1)
                        .and(Integer.MAX_VALUE);
                winner = winner.min(isLess.or(place));
            }
            winner.intoArray(winners, window * LANES);
        }
    }

    /** Who adds something to what is no number gets none either, so sums of all cells tell. */
    private static boolean areNumbers(FloatVector sums) {
        return !sums.compare(VectorOperators.NE, sums).anyTrue();
    }
}
