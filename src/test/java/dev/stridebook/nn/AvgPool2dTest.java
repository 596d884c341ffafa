package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.nn.Some.shape;
import static dev.stridebook.nn.Some.values;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class AvgPool2dTest {
    private final AvgPool2d uneven = new AvgPool2d(kernel(3, 2).stride(2, 1).padding(1, 0));

    @Test
    void countsDeclaredPaddingButNotWhatHangsOver() {
        AvgPool2d pool = new AvgPool2d(kernel(3).stride(2).padding(1).ceil());
        double third = 1 / 3.0;
        assertClose(
                "ones",
                pool.forward(ones(1, 1, 4, 4)),
                values(shape(1, 1, 3, 3), 4 / 9.0, 2 * third, third, 2 * third, 1, 0.5, third, 0.5, 0.25));
        assertClose(
                "output",
                pool.forward(counting(1, 4, 4)),
                values(shape(1, 3, 3), 1.555556, 3.333333, 2, 6.333333, 11, 6, 4.5, 7.5, 4));
        assertClose(
                "gradient",
                pool.backward(counting(1, 3, 3)),
                values(
                        shape(1, 4, 4),
                        0.111111,
                        0.333333,
                        0.222222,
                        0.722222,
                        0.555556,
                        1.333333,
                        0.777778,
                        2.277778,
                        0.444444,
                        1,
                        0.555556,
                        1.555556,
                        1.611111,
                        3.5,
                        1.888889,
                        5.138889));
    }

    @Test
    void canLeavePaddingOutOfTheCount() {
        AvgPool2d pool = uneven.countIncludePad(false);
        assertClose("output", pool.forward(counting(1, 4, 3)), values(shape(1, 2, 2), 3, 4, 7.5, 8.5));
        assertClose(
                "gradient",
                pool.backward(counting(1, 2, 2)),
                values(
                        shape(1, 4, 3),
                        0.25,
                        0.75,
                        0.5,
                        0.75,
                        1.916667,
                        1.166667,
                        0.5,
                        1.166667,
                        0.666667,
                        0.5,
                        1.166667,
                        0.666667));
    }

    @Test
    void aDivisorOverridesTheCount() {
        AvgPool2d pool = uneven.countIncludePad(false).divisorOverride(-2);
        assertClose("output", pool.forward(counting(1, 4, 3)), values(shape(1, 2, 2), -6, -8, -22.5, -25.5));
        assertClose(
                "gradient",
                pool.backward(counting(1, 2, 2)),
                values(shape(1, 4, 3), -0.5, -1.5, -1, -2, -5, -3, -1.5, -3.5, -2, -1.5, -3.5, -2));
        assertThat(pool).hasToString("AvgPool2d(kernel 3×2, stride 2×1, padding 1×0, padding not counted, divisor -2)");
    }

    @Test
    void infinityAndNanPassThrough() {
        INDArray x = values(shape(1, 1, 4), Float.NaN, 1, Float.POSITIVE_INFINITY, 1);
        assertThat(new AvgPool2d(kernel(1, 2).stride(2)).forward(x).reshape(2).toFloatVector())
                .containsExactly(Float.NaN, Float.POSITIVE_INFINITY);
    }

    @Test
    void aSideMeansWindowsSideBySide() {
        assertThat(new AvgPool2d(2).outputShape(Shape.of(3, 5, 6))).isEqualTo(Shape.of(3, 2, 3));
        assertThat(new AvgPool2d(2).cost(Shape.of(3, 4, 4))).isEqualTo(new Cost(0, 0, 12));
        assertThat(new AvgPool2d(2)).hasToString("AvgPool2d(kernel 2×2, stride 2×2)");
    }

    @Test
    void takesABatchWithoutExamples() {
        INDArray y = uneven.forward(empty(0, 2, 4, 3));
        assertThat(y.shape()).containsExactly(0, 2, 2, 2);
        assertThat(uneven.backward(y).shape()).containsExactly(0, 2, 4, 3);
    }

    @Test
    void refusesWhatPyTorchRefuses() {
        assertThatThrownBy(() -> new AvgPool2d(2).divisorOverride(0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("divisor must not be 0");
        assertThatThrownBy(() -> new AvgPool2d(kernel(2).dilation(1, 2))).hasMessageContaining("dilation 1×1");
        assertThatThrownBy(() -> new AvgPool2d(kernel(3).padding(2))).hasMessageContaining("at most half of it, 1×1");
        assertThatThrownBy(() -> new AvgPool2d(5).forward(ones(1, 4, 4))).hasMessageContaining("height");
    }
}
