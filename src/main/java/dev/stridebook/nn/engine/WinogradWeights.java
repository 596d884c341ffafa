package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Size;
import java.util.List;
import java.util.function.Consumer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Transformed kernels: of each pair of points a matrix, channels in × channels out or the other way around. */
final class WinogradWeights {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final Size kernel;
    private final int rows;
    private final int columns;
    /** From the kernel of one row to that of the next. */
    private final int row;

    private final int column;

    /**
     * @param row from the kernel of one row to that of the next, in the order in which the weights are learned
     */
    WinogradWeights(Size kernel, int rows, int columns, int row, int column) {
        this.kernel = kernel;
        this.rows = rows;
        this.columns = columns;
        this.row = row;
        this.column = column;
    }

    float[] matrices() {
        return new float[BothAxes.PAIRS * next()];
    }

    /** Returns how far it is from one pair's matrix to the next one: no power of two, of which few share the cache. */
    int next() {
        return rows * columns + LANES;
    }

    /** Transforms kernels. */
    void transform(float[] weights, float... to) {
        forEachLine(line -> line.transform(weights, to));
    }

    /** Adds the gradients of kernels, of which each thread has some. */
    void addTo(float[] weights, List<float[]> gradients) {
        forEachLine(line -> line.addTo(weights, gradients));
    }

    private void forEachLine(Consumer<Line> computation) {
        Parallel.forEach(columns / LANES, i -> computation.accept(new Line(i * LANES)));
    }

    /** Columns that fill a register, whose kernels are transformed row by row. For one thread. */
    private final class Line {
        private final int first;
        private final BothAxes axes = new BothAxes();
        /** Of each lane, side by side. */
        private final float[] kernels = new float[(int) kernel.area() * LANES];

        private final float[] values = new float[BothAxes.PAIRS * LANES];

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
            return pair * next() + r * columns + first;
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
                for (int p = 0; p < BothAxes.PAIRS; p++) {
                    FloatVector.fromArray(SPECIES, values, p * LANES)
                            .mul(SixPoints.share(p))
                            .intoArray(to, matrix(p, r));
                }
            }
        }

        void addTo(float[] weights, List<float[]> gradients) {
            for (int r = 0; r < rows; r++) {
                for (int p = 0; p < BothAxes.PAIRS; p++) {
                    FloatVector sum = FloatVector.fromArray(SPECIES, gradients.get(0), matrix(p, r));
                    for (int i = 1; i < gradients.size(); i++) {
                        sum = sum.add(FloatVector.fromArray(SPECIES, gradients.get(i), matrix(p, r)));
                    }
                    sum.mul(SixPoints.share(p)).intoArray(values, p * LANES);
                }
                axes.toTile(values, 0, LANES, kernel, kernels, 0, kernel.width() * LANES, LANES);
                for (int lane = 0; lane < LANES; lane++) {
                    int to = kernel(r, lane);
                    for (int i = lane; i < kernels.length; i += LANES) {
                        weights[to++] += kernels[i];
                    }
                }
            }
        }
    }
}
