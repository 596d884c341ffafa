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
    void tellsWhereItFoundTheMaxima() {
        INDArray x = Some.values(Some.shape(1, 1, 3, 4), 1, 5, 2, 0, 3, 4, 8, 7, 9, 6, 9, 2);
        Pooled padded = new MaxPool2d(kernel(2, 3).stride(1).padding(1, 0)).pool(x);
        assertClose("values", padded.values(), Some.values(Some.shape(1, 1, 4, 2), 5, 5, 8, 8, 9, 9, 9, 9));
        assertThat(padded.indices().dataType()).isEqualTo(DataType.INT64);
        assertThat(padded.indices().reshape(8).toLongVector()).containsExactly(1, 1, 6, 6, 8, 10, 8, 10);
        assertThat(indices(new MaxPool2d(kernel(2).stride(1).dilation(2, 1)), x))
                .containsExactly(8, 10, 10);
        assertThat(indices(new MaxPool2d(kernel(2).stride(2).ceil()), x)).containsExactly(1, 6, 8, 10);
        assertThat(indices(new MaxPool2d(2), Some.ones(1, 2, 2))).containsExactly(0);
        assertThat(indices(new MaxPool2d(2), Some.values(Some.shape(1, 2, 2), 1, Float.NaN, Float.NaN, 3)))
                .containsExactly(2);
    }

    private static long[] indices(MaxPool2d pool, INDArray x) {
        INDArray indices = pool.pool(x).indices();
        return indices.reshape(indices.length()).toLongVector();
    }

    @Test
    void askingForIndicesDoesNotDisturbBackward() {
        MaxPool2d pool = new MaxPool2d(2);
        pool.forward(Some.counting(1, 2, 2));
        Pooled pooled = pool.pool(Some.counting(1, 4, 4).neg());
        assertThat(pooled.values().shape()).containsExactly(1, 2, 2);
        assertThat(pooled.indices().shape()).containsExactly(1, 2, 2);
        assertThat(pool.backward(Some.ones(1, 1, 1)).reshape(4).toFloatVector()).containsExactly(0, 0, 0, 1);
    }

    @Test
    void takesABatchWithoutExamples() {
        MaxPool2d pool = new MaxPool2d(2);
        INDArray y = pool.forward(Some.empty(0, 3, 4, 6));
        assertThat(y.shape()).containsExactly(0, 3, 2, 3);
        assertThat(pool.backward(y).shape()).containsExactly(0, 3, 4, 6);
        assertThat(pool.pool(Some.empty(0, 3, 4, 6)).indices().shape()).containsExactly(0, 3, 2, 3);
    }

    @Test
    void aDilationBeyondAllCellsDoesNoHarm() {
        MaxPool2d pool = new MaxPool2d(kernel(1).dilation(Integer.MAX_VALUE));
        assertThat(pool.forward(Some.counting(1, 3, 3))).isEqualTo(Some.counting(1, 3, 3));
    }

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
        assertThat(new MaxPool2d(kernel(2)).outputShape(Shape.of(3, 5, 5))).isEqualTo(Shape.of(3, 2, 2));
        assertThat(new MaxPool2d(kernel(2).stride(1)).outputShape(Shape.of(3, 5, 5)))
                .isEqualTo(Shape.of(3, 4, 4));
        assertThat(new MaxPool2d(kernel(2, 1)).outputShape(Shape.of(1, 8, 8))).isEqualTo(Shape.of(1, 4, 8));
        assertThat(new MaxPool2d(kernel(3).padding(1)).outputShape(Shape.of(1, 8, 8)))
                .isEqualTo(Shape.of(1, 3, 3));
        assertThat(new MaxPool2d(kernel(3).stride(2)).outputShape(Shape.of(1, 32, 32)))
                .isEqualTo(Shape.of(1, 15, 15));
        assertThat(new MaxPool2d(2).cost(Shape.of(10, 24, 24))).isEqualTo(new Cost(0, 0, 1440));
        assertThat(new MaxPool2d(2)).hasToString("MaxPool2d(kernel 2×2, stride 2×2)");
        assertThat(new MaxPool2d(kernel(2).stride(1))).hasToString("MaxPool2d(kernel 2×2, stride 1×1)");
        assertThat(new MaxPool2d(kernel(2, 1)).name()).isEqualTo("pool k2×1 s2×1");
    }

    @Test
    void readsInputsInAnyMemoryOrder() {
        INDArray x = Some.random(2, 3, 6, 4);
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
                .hasMessageContaining("at most half of it, 1×1, but is 1×2");
        assertThatThrownBy(() -> new MaxPool2d(0)).hasMessageContaining("at least 1");
    }

    @Test
    void refusesWhatIsNoImage() {
        MaxPool2d pool = new MaxPool2d(2);
        assertThatThrownBy(() -> pool.forward(Some.random(4, 4))).hasMessageContaining("[4, 4]");
        assertThatThrownBy(() -> pool.forward(Some.random(1, 4, 4).castTo(DataType.DOUBLE)))
                .hasMessageContaining("DOUBLE");
        assertThatThrownBy(() -> pool.forward(Some.random(1, 1, 1, 4))).hasMessageContaining("height");
        pool.forward(Some.random(1, 4, 4));
        assertThatThrownBy(() -> pool.backward(Some.random(1, 4, 4))).hasMessageContaining("[1, 1, 2, 2]");
    }
}
