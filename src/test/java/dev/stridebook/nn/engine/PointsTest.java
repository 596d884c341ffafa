package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("lanes")
class PointsTest {
    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();
    private static final double TOLERANCE = 1e-4;

    private final SplittableRandom random = new SplittableRandom(1);

    static Stream<Arguments> pointsAndWeights() {
        return Stream.of(new FivePoints(), new SixPoints(), new EightPoints())
                .flatMap(points ->
                        IntStream.range(2, points.count()).mapToObj(weights -> Arguments.of(points, weights)));
    }

    @ParameterizedTest
    @MethodSource("pointsAndWeights")
    void productsAtPointsAreAConvolution(Points points, int weights) {
        int n = points.count();
        int sums = points.sums(weights);
        float[] cells = lines(n, n);
        float[] kernels = lines(n, weights);
        float[] ofCells = new float[n * n * LANES];
        points.ofCells(cells, 0, LANES, n * LANES, n, ofCells, 0, LANES, n * LANES);
        float[] ofKernels = new float[n * n * LANES];
        points.ofCoefficients(kernels, 0, LANES, weights * LANES, n, weights, ofKernels, 0, LANES, n * LANES);
        float[] products = new float[n * n * LANES];
        for (int i = 0; i < products.length; i++) {
            products[i] = ofCells[i] * ofKernels[i] * points.share(i / LANES % n);
        }
        float[] computed = new float[n * sums * LANES];
        points.toCoefficients(products, 0, LANES, n * LANES, n, sums, computed, 0, LANES, sums * LANES);
        for (int i = 0; i < computed.length; i++) {
            int lane = i % LANES;
            int sum = i / LANES % sums;
            int line = i / LANES / sums;
            double expected = 0;
            for (int w = 0; w < weights; w++) {
                expected += (double) cells[(line * n + sum + w) * LANES + lane]
                        * kernels[(line * weights + w) * LANES + lane];
            }
            assertThat(computed[i]).isCloseTo((float) expected, within((float) TOLERANCE));
        }
    }

    /** A gradient is right if both ways give the same product with any vector. */
    @ParameterizedTest
    @MethodSource("pointsAndWeights")
    void waysBackAreTransposed(Points points, int weights) {
        int n = points.count();
        int line = n * LANES;
        float[] cells = lines(n, n);
        float[] values = lines(n, n);
        float[] kernels = lines(n, weights);
        float[] there = new float[n * line];
        points.ofCells(cells, 0, LANES, line, n, there, 0, LANES, line);
        for (boolean isMore : new boolean[] {false, true}) {
            float[] back = lines(n, n);
            double before = isMore ? product(back, cells) : 0;
            points.toCells(values, 0, LANES, line, n, back, 0, LANES, line, isMore);
            assertThat(product(back, cells) - before).isCloseTo(product(there, values), within(TOLERANCE * n * line));
        }
        points.ofCoefficients(kernels, 0, LANES, weights * LANES, n, weights, there, 0, LANES, line);
        float[] back = new float[n * weights * LANES];
        points.toCoefficients(values, 0, LANES, line, n, weights, back, 0, LANES, weights * LANES);
        assertThat(product(back, kernels)).isCloseTo(product(there, values), within(TOLERANCE * n * line));
    }

    private float[] lines(int count, int length) {
        float[] lines = new float[count * length * LANES];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = (float) random.nextDouble(-1, 1);
        }
        return lines;
    }

    private static double product(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (double) a[i] * b[i])
                .sum();
    }
}
