package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Size;
import java.util.List;
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
        int area = (int) kernel.area();
        Parallel.forEach(columns / LANES, part -> {
            int c = part * LANES;
            BothAxes axes = new BothAxes();
            float[] kernels = new float[area * LANES];
            float[] values = new float[BothAxes.PAIRS * LANES];
            for (int r = 0; r < rows; r++) {
                for (int lane = 0; lane < LANES; lane++) {
                    int kernelOfLane = r * row + (c + lane) * column;
                    for (int i = 0; i < area; i++) {
                        kernels[i * LANES + lane] = weights[kernelOfLane + i];
                    }
                }
                axes.ofTile(kernels, 0, kernel.width() * LANES, LANES, kernel, values, 0, LANES);
                for (int p = 0; p < BothAxes.PAIRS; p++) {
                    FloatVector.fromArray(SPECIES, values, p * LANES)
                            .mul(SixPoints.share(p))
                            .intoArray(to, p * next() + r * columns + c);
                }
            }
        });
    }

    /** Adds the gradients of kernels, of which each thread has some. */
    void addTo(float[] weights, List<float[]> gradients) {
        int area = (int) kernel.area();
        Parallel.forEach(columns / LANES, part -> {
            int c = part * LANES;
            BothAxes axes = new BothAxes();
            float[] kernels = new float[area * LANES];
            float[] values = new float[BothAxes.PAIRS * LANES];
            for (int r = 0; r < rows; r++) {
                for (int p = 0; p < BothAxes.PAIRS; p++) {
                    int at = p * next() + r * columns + c;
                    FloatVector sum = FloatVector.fromArray(SPECIES, gradients.get(0), at);
                    for (int i = 1; i < gradients.size(); i++) {
                        sum = sum.add(FloatVector.fromArray(SPECIES, gradients.get(i), at));
                    }
                    sum.mul(SixPoints.share(p)).intoArray(values, p * LANES);
                }
                axes.toTile(values, 0, LANES, kernel, kernels, 0, kernel.width() * LANES, LANES);
                for (int lane = 0; lane < LANES; lane++) {
                    int kernelOfLane = r * row + (c + lane) * column;
                    for (int i = 0; i < area; i++) {
                        weights[kernelOfLane + i] += kernels[i * LANES + lane];
                    }
                }
            }
        });
    }
}
