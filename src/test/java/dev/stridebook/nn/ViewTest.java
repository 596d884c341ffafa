package dev.stridebook.nn;

import static dev.stridebook.nn.View.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ViewTest {
    private final INDArray x = Nd4j.arange(16).castTo(DataType.FLOAT).reshape(4, 4);

    @Test
    void workSizesOutAsInS16() {
        assertThat(view(x, 16).shape()).containsExactly(16);
        assertThat(view(x, -1, 8).shape()).containsExactly(2, 8);
        assertThat(view(x, 2, -1, 2).shape()).containsExactly(2, 4, 2);
        assertThat(view(x, -1, 8).getFloat(1, 0)).isEqualTo(8);
    }

    @Test
    void sharesTheValuesWhereItCan() {
        view(x, 16).putScalar(5, -1);
        assertThat(x.getFloat(1, 1)).isEqualTo(-1);
    }

    @Test
    void readsRowByRowWhateverTheMemoryOrder() {
        INDArray expected = view(x, 2, 8);
        assertThat(view(x.dup('f'), 2, 8)).isEqualTo(expected);
        assertThat(view(x.transpose(), 16).toFloatVector()).startsWith(0, 4, 8, 12, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 5, 7, 32})
    void refusesSizesThatDoNotDivide(long size) {
        assertThatThrownBy(() -> view(x, -1, size))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[4, 4] has 16 values, which cannot be viewed as [-1, " + size + "]")
                .hasMessageContaining("16 is not divisible by " + size);
    }

    @Test
    void refusesSizesThatMakeNoSense() {
        assertThatThrownBy(() -> view(x, 3, 5)).hasMessageContaining("16 is not 15");
        assertThatThrownBy(() -> view(x, -1, -1)).hasMessageContaining("one of them may be -1");
        assertThatThrownBy(() -> view(x, 16, 0)).hasMessageContaining("16 is not 0");
        assertThatThrownBy(() -> view(x, -2, 8)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> view(x)).hasMessageContaining("at least one size");
        assertThatThrownBy(() -> new View(-1, -1)).hasMessageContaining("one of them may be -1");
    }

    @Test
    void knowsWhatBecomesOfAnExample() {
        assertThat(new View(-1, 320).outputShape(Shape.of(20, 4, 4))).isEqualTo(Shape.of(320));
        assertThat(new View(64, -1).outputShape(Shape.of(20, 4, 4))).isEqualTo(Shape.of(320));
        assertThat(new View(-1, 4, 80).outputShape(Shape.of(20, 4, 4))).isEqualTo(Shape.of(4, 80));
    }

    @Test
    void namesTheTrapOfS18() {
        View view = new View(-1, 320);
        assertThatThrownBy(() -> view.outputShape(Shape.of(20, 5, 5)))
                .hasMessage("View(-1, 320) takes rows of 320 values, but an example has 20×5×5 = 500. It would mix the "
                        + "examples of a batch: from 16 it makes 25 rows. Use view(-1, 500).");
        assertThat(view.forward(Nd4j.rand(DataType.FLOAT, 16, 20, 5, 5)).shape())
                .containsExactly(25, 320);
        assertThatThrownBy(() -> new View(-1).outputShape(Shape.of(20, 5, 5))).hasMessageContaining("view(-1, 500)");
    }

    @Test
    void goesBackToTheShapeItCameFrom() {
        View view = new View(-1, 8);
        view.forward(x);
        assertThat(view.backward(Nd4j.ones(DataType.FLOAT, 2, 8)).shape()).containsExactly(4, 4);
        view.forward(x);
        assertThatThrownBy(() -> view.backward(Nd4j.ones(DataType.FLOAT, 4, 4))).hasMessageContaining("[2, 8]");
    }

    @Test
    void flattenKeepsTheBatch() {
        Flatten flatten = new Flatten();
        assertThat(flatten.forward(Nd4j.rand(DataType.FLOAT, 2, 20, 4, 4)).shape())
                .containsExactly(2, 320);
        assertThat(flatten.backward(Nd4j.rand(DataType.FLOAT, 2, 320)).shape()).containsExactly(2, 20, 4, 4);
        assertThat(flatten.outputShape(Shape.of(20, 4, 4))).isEqualTo(Shape.of(320));
        assertThatThrownBy(() -> flatten.forward(Nd4j.rand(DataType.FLOAT, 5))).hasMessageContaining("batch axis");
        flatten.forward(Nd4j.rand(DataType.FLOAT, 2, 3, 4));
        assertThatThrownBy(() -> flatten.backward(Nd4j.rand(DataType.FLOAT, 2, 13)))
                .hasMessageContaining("[2, 12]");
    }
}
