package dev.stridebook.nn.engine;

import dev.stridebook.shape.Size;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Transformed kernels: of each pair of points a matrix, channels in × channels out or the other way around. */
final class WinogradWeights {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final Points points;
    /** Of each pair of points. */
    private final float[] shares;

    private final Size kernel;
    private final int rows;
    private final int columns;
    /** From the kernel of one row to that of the next. */
    private final int row;

    private final int column;

    /**
     * @param row from the kernel of one row to that of the next, in the order in which the weights are learned
     */
    WinogradWeights(Points points, Size kernel, int rows, int columns, int row, int column) {
        this.points = points;
        shares = new float[points.pairs()];
        for (int p = 0; p < shares.length; p++) {
            shares[p] = points.share(p / points.count()) * points.share(p % points.count());
        }
        this.kernel = kernel;
        this.rows = rows;
        this.columns = columns;
        this.row = row;
        this.column = column;
    }

    /** Returns how many numbers there are. */
    int length() {
        return points.pairs() * next();
    }

    /** Returns how far it is from one pair's matrix to the next one: no power of two, of which few share the cache. */
    int next() {
        return rows * columns + LANES;
    }

    /** Returns where a matrix has the first of its columns from this one on that {@link LaneProducts} takes at once: row by row. */
    int place(int column) {
        return column / LaneProducts.LANES_OF_ROW * rows * LaneProducts.LANES_OF_ROW;
    }

    /** Transforms kernels. */
    void transform(float[] weights, float... to) {
        for (int column = 0; column < columns; column += LANES) {
            new Line(column).transform(weights, to);
        }
    }

    /** Transforms the gradients of kernels back. */
    void toKernels(float[] gradients, float... weights) {
        for (int column = 0; column < columns; column += LANES) {
            new Line(column).toKernels(gradients, weights);
        }
    }

    /** Columns that fill a register, whose kernels are transformed row by row. For one thread. */
    private final class Line {
        private final int first;
        private final BothAxes axes = new BothAxes(points);
        /** Of each lane, side by side. */
        private final float[] kernels = new float[(int) kernel.area() * LANES];

        private final float[] values = new float[points.pairs() * LANES];

        /**
         * @param first column
         */
        Line(int first) {
            this.first = first;
        }

        private int kernel(int r, int lane) {
            return r * row + (first + lane) * column;
        }

        private int matrix(int pair, int r) {
            return pair * next() + place(first) + r * LaneProducts.LANES_OF_ROW + first % LaneProducts.LANES_OF_ROW;
        }

        void transform(float[] weights, float... to) {
            for (int r = 0; r < rows; r++) {
                for (int lane = 0; lane < LANES; lane++) {
                    int from = kernel(r, lane);
                    for (int i = lane; i < kernels.length; i += LANES) {
                        kernels[i] = weights[from++];
                    }
                }
                axes.ofTile(kernels, 0, kernel.width() * LANES, LANES, kernel, values, 0, LANES);
                for (int p = 0; p < points.pairs(); p++) {
                    FloatVector.fromArray(SPECIES, values, p * LANES)
                            .mul(shares[p])
                            .intoArray(to, matrix(p, r));
                }
            }
        }

        void toKernels(float[] gradients, float... weights) {
            for (int r = 0; r < rows; r++) {
                for (int p = 0; p < points.pairs(); p++) {
                    FloatVector.fromArray(SPECIES, gradients, matrix(p, r))
                            .mul(shares[p])
                            .intoArray(values, p * LANES);
                }
                axes.toTile(values, 0, LANES, kernel, kernels, 0, kernel.width() * LANES, LANES);
                for (int lane = 0; lane < LANES; lane++) {
                    int to = kernel(r, lane);
                    for (int i = lane; i < kernels.length; i += LANES) {
                        weights[to++] = kernels[i];
                    }
                }
            }
        }
    }
}
