package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stridebook.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LossTest {

    @ParameterizedTest
    @ValueSource(strings = {"loss of (5, 10)", "loss of (3, 3)"})
    void computesWhatPyTorchComputesForLikelyAndUnlikelyClasses(String name) {
        Golden.Case golden = Golden.of("training", name);
        LogSoftmax softmax = new LogSoftmax();
        NllLoss nll = new NllLoss();
        INDArray y = softmax.forward(golden.array("x"));
        assertClose("log-probabilities", y, golden.array("y"));
        double loss = golden.args().required("loss").asDouble();
        assertThat(nll.forward(y, Golden.ints(golden.args().required("labels"))))
                .isCloseTo(loss, within(1e-5 * Math.max(1, loss)));
        assertClose("gradient", softmax.backward(nll.backward()), golden.array("dx"));
    }

    @Test
    void softmaxReadsInputsInAnyMemoryOrder() {
        INDArray x = Nd4j.rand(DataType.FLOAT, 3, 4);
        assertClose("column-major", new LogSoftmax().forward(x.dup('f')), new LogSoftmax().forward(x));
    }

    @Test
    void softmaxRefusesWhatIsNoRowOfLogits() {
        LogSoftmax softmax = new LogSoftmax();
        assertThatThrownBy(() -> softmax.forward(Nd4j.rand(DataType.FLOAT, 4)))
                .hasMessageContaining("[batch, classes]");
        assertThatThrownBy(() -> softmax.outputShape(Shape.of(1, 2, 3))).hasMessageContaining("1×2×3");
    }

    @Test
    void lossRefusesLabelsThatDoNotFit() {
        NllLoss loss = new NllLoss();
        INDArray rows = Nd4j.rand(DataType.FLOAT, 25, 10);
        assertThatThrownBy(() -> loss.forward(rows, new int[16])).hasMessageContaining("[25, 10] for 16 labels");
        assertThatThrownBy(() -> loss.forward(Nd4j.rand(DataType.FLOAT, 2, 10), 3, 10))
                .hasMessage("Label 10 of example 1 is not a class: 10 classes are numbered 0 to 9.");
        assertThatThrownBy(() -> loss.forward(Nd4j.rand(DataType.FLOAT, 1, 10), -1))
                .hasMessageContaining("Label -1");
        assertThatThrownBy(loss::backward).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reluPassesNanOnAndCutsBelowZero() {
        INDArray x = Nd4j.createFromArray(Float.NaN, -1f, 0f, 2f, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
        ReLU relu = new ReLU();
        assertThat(relu.forward(x).toFloatVector()).containsExactly(Float.NaN, 0f, 0f, 2f, 0f, Float.POSITIVE_INFINITY);
        assertThat(x.getFloat(1)).isEqualTo(-1f);
        assertThat(relu.backward(Nd4j.valueArrayOf(new long[] {6}, 3f, DataType.FLOAT))
                        .toFloatVector())
                .endsWith(0f, 0f, 3f, 0f, 3f);
    }
}
