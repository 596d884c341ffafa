package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MaxPool2dTest {

    @Test
    void givesMinusInfinityWhereADilatedWindowSeesOnlyPadding() {
        MaxPool2d pool = new MaxPool2d(kernel(2).dilation(4).padding(1));
        INDArray y = pool.forward(Nd4j.ones(DataType.FLOAT, 1, 1, 3, 3));
        assertThat(y.getFloat(0)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(pool.backward(Nd4j.ones(DataType.FLOAT, 1, 1, 1, 1))
                        .sumNumber()
                        .floatValue())
                .isZero();
    }

    @Test
    void aSideMeansWindowsSideBySide() {
        assertThat(new MaxPool2d(2).window()).isEqualTo(kernel(2).stride(2));
        assertThat(new MaxPool2d(kernel(2)).outputShape(Shape.of(3, 5, 5))).isEqualTo(Shape.of(3, 4, 4));
        assertThat(new MaxPool2d(kernel(3).stride(2)).outputShape(Shape.of(1, 32, 32)))
                .isEqualTo(Shape.of(1, 15, 15));
        assertThat(new MaxPool2d(2).cost(Shape.of(10, 24, 24))).isEqualTo(new Cost(0, 0, 1440));
        assertThat(new MaxPool2d(2)).hasToString("MaxPool2d(kernel 2×2, stride 2×2)");
    }

    @Test
    void readsInputsInAnyMemoryOrder() {
        INDArray x = Nd4j.rand(DataType.FLOAT, 2, 3, 6, 4);
        INDArray expected = new MaxPool2d(2).forward(x);
        assertClose("column-major", new MaxPool2d(2).forward(x.dup('f')), expected);
        assertClose(
                "view",
                new MaxPool2d(2).forward(Nd4j.concat(0, x, x).tensorAlongDimension(1, 1, 2, 3)),
                expected.tensorAlongDimension(1, 1, 2, 3));
    }

    @Test
    void refusesPaddingThatAWindowCouldDrownIn() {
        assertThatThrownBy(() -> new MaxPool2d(kernel(3, 2).padding(1, 2)))
                .hasMessageContaining("at most half of it, 1×1, but it is 1×2");
        assertThatThrownBy(() -> new MaxPool2d(0)).hasMessageContaining("at least 1");
    }

    @Test
    void refusesWhatIsNoImage() {
        MaxPool2d pool = new MaxPool2d(2);
        assertThatThrownBy(() -> pool.forward(Nd4j.rand(DataType.FLOAT, 4, 4))).hasMessageContaining("[4, 4]");
        assertThatThrownBy(() -> pool.forward(Nd4j.rand(DataType.DOUBLE, 1, 4, 4)))
                .hasMessageContaining("DOUBLE");
        assertThatThrownBy(() -> pool.forward(Nd4j.rand(DataType.FLOAT, 1, 1, 1, 4)))
                .hasMessageContaining("height");
        pool.forward(Nd4j.rand(DataType.FLOAT, 1, 4, 4));
        assertThatThrownBy(() -> pool.backward(Nd4j.rand(DataType.FLOAT, 1, 4, 4)))
                .hasMessageContaining("[1, 1, 2, 2]");
    }
}
