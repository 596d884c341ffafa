package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.nn.Some.shape;
import static dev.stridebook.nn.Some.values;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Layers along one axis: {@link MaxPool1d} and {@link AvgPool1d}. */
class LinePoolingTest {
    private final MaxPool1d max = new MaxPool1d(kernel1d(3).stride(2).padding(1).ceil());
    private final AvgPool1d average =
            new AvgPool1d(kernel1d(3).stride(2).padding(1).ceil());

    @Test
    void computesWhatPyTorchComputes() {
        INDArray x = counting(1, 2, 6);
        INDArray g = counting(1, 2, 4);
        assertClose("max", max.forward(x), values(shape(1, 2, 4), 2, 4, 6, 6, 8, 10, 12, 12));
        assertClose("its gradient", max.backward(g), values(shape(1, 2, 6), 0, 1, 0, 2, 0, 7, 0, 5, 0, 6, 0, 15));
        assertClose("average", average.forward(x), values(shape(1, 2, 4), 1, 3, 5, 3, 5, 9, 11, 6));
        assertClose(
                "its gradient",
                average.backward(g),
                values(
                        shape(1, 2, 6),
                        0.333333,
                        1,
                        0.666667,
                        1.666667,
                        1,
                        3,
                        1.666667,
                        3.666667,
                        2,
                        4.333333,
                        2.333333,
                        6.333333));
        assertClose(
                "without padding",
                average.countIncludePad(false).forward(x),
                values(shape(1, 2, 4), 1.5, 3, 5, 6, 7.5, 9, 11, 12));
    }

    @Test
    void takesALineWithoutABatch() {
        INDArray y = max.forward(counting(2, 6));
        assertClose("output", y, values(shape(2, 4), 2, 4, 6, 6, 8, 10, 12, 12));
        assertThat(max.backward(y).shape()).containsExactly(2, 6);
    }

    @Test
    void readsInputsInAnyMemoryOrder() {
        INDArray x = counting(3, 2, 6);
        assertClose("column-major", average.forward(x.dup('f')), average.forward(x));
        assertClose(
                "transposed",
                average.forward(x.permute(2, 1, 0)),
                average.forward(x.permute(2, 1, 0).dup('c')));
    }

    @Test
    void takesABatchWithoutExamples() {
        INDArray y = average.forward(empty(0, 2, 6));
        assertThat(y.shape()).containsExactly(0, 2, 4);
        assertThat(average.backward(y).shape()).containsExactly(0, 2, 6);
    }

    @Test
    void knowsShapeCostAndReceptiveField() {
        assertThat(new MaxPool1d(4).outputShape(Shape.of(2, 8000))).isEqualTo(Shape.of(2, 2000));
        assertThat(new MaxPool1d(4).cost(Shape.of(2, 8000))).isEqualTo(new Cost(0, 0, 4000));
        assertThat(new MaxPool1d(4).receptiveField(ReceptiveField.of(Size.of(1, 8000))))
                .hasToString("1×4, jump 1×4");
        assertThat(new MaxPool1d(4)).hasToString("MaxPool1d(kernel 4, stride 4)");
        assertThat(max.name()).isEqualTo("pool k3 s2 p1");
        assertThat(average.countIncludePad(false))
                .hasToString("AvgPool1d(kernel 3, stride 2, padding 1, ceil, padding not counted)");
    }

    @Test
    void refusesWhatIsNoLine() {
        assertThatThrownBy(() -> max.forward(ones(6)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining(
                        "MaxPool1d(kernel 3, stride 2, padding 1, ceil) takes lines as [batch, channels, length]")
                .hasMessageContaining("x.reshape(1, 6)");
        assertThatThrownBy(() -> max.forward(ones(1, 2, 3, 4))).hasMessageContaining("[1, 2, 3, 4]");
        assertThatThrownBy(() -> max.outputShape(Shape.of(1, 8, 8))).hasMessageContaining("channels × length");
        assertThatThrownBy(() -> max.forward(Nd4j.ones(DataType.DOUBLE, 2, 8))).hasMessageContaining("DOUBLE");
        assertThatThrownBy(() -> new MaxPool1d(kernel1d(3).padding(2))).hasMessageContaining("at most half");
        assertThatThrownBy(() -> new AvgPool1d(kernel1d(3).dilation(2))).hasMessageContaining("dilation");
        assertThatThrownBy(() -> new MaxPool1d(4).forward(ones(2, 3))).hasMessageContaining("has only 3");
        max.forward(ones(2, 6));
        assertThatThrownBy(() -> max.backward(ones(2, 5))).hasMessageContaining("[2, 4]");
        assertThatThrownBy(() -> max.backward(ones(2, 4))).hasMessageStartingWith("MaxPool1d");
    }
}
