package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

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
    void lossRefusesLabelsThatDoNotFit() {
        NllLoss loss = new NllLoss();
        INDArray rows = Some.random(25, 10);
        assertThatThrownBy(() -> loss.forward(rows, new int[16])).hasMessageContaining("[25, 10] for 16 labels");
        assertThatThrownBy(() -> loss.forward(Some.random(2, 10), 3, 10))
                .hasMessage("Label 10 of example 1 is not a class: 10 classes are numbered 0 to 9.");
        assertThatThrownBy(() -> loss.forward(Some.random(1, 10), -1)).hasMessageContaining("Label -1");
        assertThatThrownBy(loss::backward).isInstanceOf(IllegalStateException.class);
    }
}
