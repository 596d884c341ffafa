package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class LinearTest {

    @Test
    void readsInputsInAnyMemoryOrder() {
        Linear linear = new Linear(3, 4);
        INDArray x = Some.random(5, 3);
        INDArray y = linear.forward(x);
        assertClose("column-major", linear.forward(x.dup('f')), y);
        INDArray g = Some.random(5, 4);
        INDArray back = linear.backward(g);
        linear.forward(x.transpose().dup('c').transpose());
        assertClose("gradient", linear.backward(g.dup('f')), back);
    }

    @Test
    void gradientsAddUpUntilTheyAreSetToZero() {
        Linear linear = new Linear(3, 4);
        Sgd sgd = new Sgd(linear.parameters(), 0);
        INDArray x = Some.random(1, 3);
        INDArray g = Some.random(1, 4);
        Runnable back = () -> {
            linear.forward(x);
            linear.backwardParameters(g);
        };
        INDArray once = g.transpose().mmul(x);
        Parameter weight = linear.parameters().get(0);
        for (int round = 0; round < 2; round++) {
            back.run();
            back.run();
            sgd.step();
            back.run();
            assertClose("three times", weight.sum().now(), once.mul(3));
            sgd.zeroGradients();
        }
        back.run();
        assertClose("once", weight.gradient(), once);
        back.run();
        assertClose("twice", weight.gradient(), once.mul(2));
        sgd.zeroGradients();
        assertClose("not at all", weight.gradient(), once.mul(0));
        back.run();
        assertClose("once again", weight.gradient(), once);
    }

    @Test
    void oneOfAnythingIsEnough() {
        for (int images : new int[] {1, 3}) {
            for (int inputs : new int[] {1, 4}) {
                for (int outputs : new int[] {1, 5}) {
                    Linear linear = new Linear(inputs, outputs);
                    INDArray x = Some.random(images, inputs);
                    INDArray g = Some.random(images, outputs);
                    linear.forward(x);
                    INDArray weight = linear.parameters().get(0).value();
                    assertClose("input", linear.backward(g), g.mmul(weight));
                    assertClose(
                            "weight",
                            linear.parameters().get(0).gradient(),
                            g.transpose().mmul(x));
                }
            }
        }
    }

    @Test
    void counts() {
        assertThat(new Linear(320, 50).cost(Shape.of(320))).isEqualTo(new Cost(16_050, 16_000, 50));
        assertThat(new Linear(320, 50)).hasToString("Linear(320, 50)");
    }

    @Test
    void refusesWhatDoesNotFit() {
        Linear linear = new Linear(320, 50);
        assertThatThrownBy(() -> linear.forward(Some.random(2, 500)))
                .hasMessage("Linear(320, 50) expects 320 features, but the input has 500. Use Linear(500, 50).");
        assertThatThrownBy(() -> linear.forward(Some.random(2, 20, 4, 4)))
                .hasMessageContaining("Put a Flatten before it");
        assertThatThrownBy(() -> linear.outputShape(Shape.of(20, 4, 4)))
                .hasMessageContaining("Put a Flatten before it");
        assertThatThrownBy(() -> linear.forward(Some.random(2, 320).castTo(DataType.DOUBLE)))
                .hasMessageContaining("DOUBLE");
        assertThatThrownBy(() -> new Linear(0, 5)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Linear.of(Some.random(2, 3), Some.random(3))).hasMessageContaining("[2, 3] and [3]");
        linear.forward(Some.random(2, 320));
        assertThatThrownBy(() -> linear.backward(Some.random(2, 51)))
                .hasMessageContaining("[2, 50], but it is [2, 51]");
    }
}
