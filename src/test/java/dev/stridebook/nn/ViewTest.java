package dev.stridebook.nn;

import static dev.stridebook.nn.View.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
        assertThat(view.forward(Some.random(16, 20, 5, 5)).shape()).containsExactly(25, 320);
        assertThatThrownBy(() -> new View(-1).outputShape(Shape.of(20, 5, 5))).hasMessageContaining("view(-1, 500)");
    }

    @Test
    void warnsOnceWhenRowsMixTheExamplesOfABatch() {
        View view = new View(-1, 320);
        INDArray batch = Some.random(16, 20, 5, 5);
        assertThat(warnings(() -> view.forward(batch)))
                .isEqualToIgnoringNewLines(
                        "Warning: view(-1, 320) makes 25 rows of a batch of 16: [16, 20, 5, 5] has 500 values an "
                                + "example, so rows no longer belong to examples. Use view(-1, 500); if you mean it, write 25 "
                                + "instead of -1.");
        assertThat(warnings(() -> view.forward(batch))).isEmpty();
        assertThat(warnings(() -> new View(-1, 320).forward(batch))).hasLineCount(1);
        assertThat(warnings(() -> {
                    view(batch, -1, 320);
                    view(batch, -1, 320);
                }))
                .hasLineCount(2);
    }

    @Test
    void doesNotWarnWithoutReason() {
        INDArray batch = Some.random(16, 20, 4, 4);
        assertThat(warnings(() -> {
                    view(batch, -1, 320);
                    view(batch, 32, 160);
                    view(batch, 16, -1);
                    view(x, -1, 8);
                    view(Some.random(20, 4, 4), -1, 320);
                    view(Nd4j.create(DataType.FLOAT, 0, 20, 4, 4), -1, 7);
                    new Linear(4, 2).forward(batch);
                    new Flatten().forward(batch);
                }))
                .isEmpty();
    }

    private static String warnings(Runnable code) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            code.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void takesEmptyArraysAsPyTorchDoes() {
        INDArray empty = Nd4j.create(DataType.FLOAT, 0, 3, 4);
        assertThat(view(empty, -1, 12).shape()).containsExactly(0, 12);
        assertThat(view(empty, -1, 5).shape()).containsExactly(0, 5);
        assertThat(view(empty, -1).shape()).containsExactly(0);
        assertThat(view(empty, 4, 0).shape()).containsExactly(4, 0);
        assertThatThrownBy(() -> view(empty, 0, -1)).hasMessageContaining("any number could stand for -1");
        assertThatThrownBy(() -> view(x, 0, -1)).hasMessageContaining("[0, -1]");
        assertThatThrownBy(() -> view(x, 1L << 40, 1L << 40)).isInstanceOf(ShapeException.class);
        View view = new View(-1, 12);
        assertThat(view.backward(view.forward(empty)).shape()).containsExactly(0, 3, 4);
        Flatten flatten = new Flatten();
        INDArray y = flatten.forward(Nd4j.create(DataType.FLOAT, 0, 20, 4, 4));
        assertThat(y.shape()).containsExactly(0, 320);
        assertThat(flatten.backward(y).shape()).containsExactly(0, 20, 4, 4);
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
        assertThat(flatten.forward(Some.random(2, 20, 4, 4)).shape()).containsExactly(2, 320);
        assertThat(flatten.backward(Some.random(2, 320)).shape()).containsExactly(2, 20, 4, 4);
        assertThat(flatten.outputShape(Shape.of(20, 4, 4))).isEqualTo(Shape.of(320));
        assertThatThrownBy(() -> flatten.forward(Some.random(5))).hasMessageContaining("batch axis");
        flatten.forward(Some.random(2, 3, 4));
        assertThatThrownBy(() -> flatten.backward(Some.random(2, 13))).hasMessageContaining("[2, 12]");
    }
}
