package dev.stridebook.nn.engine;

/**
 * Winograd's transformations, along one axis, of lines of vectors. A convolution is a product of polynomials, and that is known from its values
 * at some points and its leading coefficient. So r weights and tiles of n + 1 - r sums take n products where they would take
 * r · (n + 1 - r). The more points, the fewer products, and the larger the numbers that cancel out, of which the last digits are lost.
 */
abstract class Points {
    /** The second point is always 1, at which a polynomial's value is the sum of its coefficients. */
    static final int ONE = 1;

    private final float[] shares;

    /**
     * @param shares by what the products at each point are to be multiplied
     */
    Points(float... shares) {
        this.shares = shares;
    }

    /** Returns n: how many values stand for a line of cells, weights or sums. */
    int count() {
        return shares.length;
    }

    /** Returns how many sums a line of a tile has, with so many weights. */
    int sums(int weights) {
        return count() + 1 - weights;
    }

    /** Returns n²: how many pairs of points, one of each axis, stand for a tile. */
    int pairs() {
        return count() * count();
    }

    /** Returns the pair at which a tile's value is the sum of its cells. */
    int sum() {
        return ONE * count() + ONE;
    }

    /** Returns by what the products at a point are to be multiplied. */
    float share(int point) {
        return shares[point];
    }

    /**
     * Transforms lines of n cells that windows show.
     *
     * @param step from one cell to the next
     * @param line from one line to the next
     */
    abstract void ofCells(
            float[] from, int at, int step, int line, int lines, float[] to, int place, int toStep, int toLine);

    /**
     * The transposed of {@link #ofCells}: the gradients of lines of n cells.
     *
     * @param isMore whether they are added to those that are there
     */
    abstract void toCells(
            float[] from,
            int at,
            int step,
            int line,
            int lines,
            float[] to,
            int place,
            int toStep,
            int toLine,
            boolean isMore);

    /**
     * Transforms lines of at least two and fewer than n weights, or gradients of sums.
     *
     * @param count of a line
     */
    abstract void ofCoefficients(
            float[] from,
            int at,
            int step,
            int line,
            int lines,
            int count,
            float[] to,
            int place,
            int toStep,
            int toLine);

    /** The transposed of {@link #ofCoefficients}: lines of sums, or of gradients of weights. */
    abstract void toCoefficients(
            float[] from,
            int at,
            int step,
            int line,
            int lines,
            int count,
            float[] to,
            int place,
            int toStep,
            int toLine);
}
