package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.shape;
import static dev.stridebook.nn.Some.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class AdaptiveAvgPool2dTest {

    @Test
    void sharesOverlapWhereTheInputDoesNotDivide() {
        AdaptiveAvgPool2d pool = new AdaptiveAvgPool2d(Size.of(3, 2));
        assertClose("output", pool.forward(counting(1, 4, 5)), values(shape(1, 3, 2), 4.5, 6.5, 9.5, 11.5, 14.5, 16.5));
        assertClose(
                "gradient",
                pool.backward(counting(1, 3, 2)),
                values(
                        shape(1, 4, 5),
                        0.166667,
                        0.166667,
                        0.5,
                        0.333333,
                        0.333333,
                        0.666667,
                        0.666667,
                        1.666667,
                        1,
                        1,
                        1.333333,
                        1.333333,
                        3,
                        1.666667,
                        1.666667,
                        0.833333,
                        0.833333,
                        1.833333,
                        1,
                        1));
    }

    @Test
    void canPutOutMoreCellsThanItGets() {
        AdaptiveAvgPool2d pool = new AdaptiveAvgPool2d(3);
        assertClose(
                "output",
                pool.forward(counting(1, 1, 2, 2)),
                values(shape(1, 1, 3, 3), 1, 1.5, 2, 2, 2.5, 3, 3, 3.5, 4));
        assertClose(
                "gradient", pool.backward(counting(1, 1, 3, 3)), values(shape(1, 1, 2, 2), 5.25, 8.25, 14.25, 17.25));
    }

    @Test
    void globalPoolingLeavesOneNumberAChannel() {
        assertClose(
                "mean", AdaptiveAvgPool2d.global().forward(counting(1, 2, 2, 3)), values(shape(1, 2, 1, 1), 3.5, 9.5));
        GlobalMaxPool2d max = new GlobalMaxPool2d();
        assertClose("max", max.forward(counting(2, 2, 3)), values(shape(2, 1, 1), 6, 12));
        assertClose(
                "gradient",
                max.backward(values(shape(2, 1, 1), 3, 4)),
                values(shape(2, 2, 3), 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 4));
        assertThat(max.outputShape(Shape.of(5, 7, 9))).isEqualTo(Shape.of(5, 1, 1));
        assertThat(max.cost(Shape.of(5, 7, 9))).isEqualTo(new Cost(0, 0, 5));
    }

    @Test
    void seesTheLargestShare() {
        ReceptiveField image = ReceptiveField.of(Size.of(8, 10));
        assertThat(new AdaptiveAvgPool2d(Size.of(4, 4)).receptiveField(image)).hasToString("2×3, jump 2×2.5");
        assertThat(AdaptiveAvgPool2d.global().receptiveField(image).size()).isEqualTo(Size.of(8, 10));
        assertThat(new GlobalMaxPool2d().receptiveField(image).size()).isEqualTo(Size.of(8, 10));
    }

    @Test
    void takesABatchWithoutExamples() {
        INDArray y = new AdaptiveAvgPool2d(3).forward(empty(0, 2, 4, 5));
        assertThat(y.shape()).containsExactly(0, 2, 3, 3);
        assertThat(new GlobalMaxPool2d().forward(empty(0, 2, 4, 5)).shape()).containsExactly(0, 2, 1, 1);
    }

    @Test
    void refusesSizesThatMakeNoSense() {
        assertThatThrownBy(() -> new AdaptiveAvgPool2d(Size.of(0, 3))).hasMessageContaining("at least 1×1");
        assertThatThrownBy(() -> new AdaptiveAvgPool2d(Integer.MAX_VALUE).forward(counting(1, 2, 2)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("more than any array holds");
        assertThatThrownBy(() -> new AdaptiveAvgPool2d(3).forward(counting(2, 2)))
                .hasMessageContaining("[batch, channels, height, width]");
    }
}
