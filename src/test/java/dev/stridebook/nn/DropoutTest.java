package dev.stridebook.nn;

import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.nn.Some.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class DropoutTest {

    @Test
    void dropsItsShareAndKeepsTheMean() {
        float[] y = new Dropout(0.2, new SplittableRandom(1))
                .forward(ones(10, 1000))
                .reshape(10_000)
                .toFloatVector();
        int dropped = 0;
        for (float value : y) {
            assertThat(value).isIn(0f, 1.25f);
            dropped += value == 0 ? 1 : 0;
        }
        assertThat(dropped).isCloseTo(2000, within(150));
    }

    @Test
    void passesTheGradientThroughWhereItPassedTheValue() {
        Dropout dropout = new Dropout(0.5, new SplittableRandom(1));
        INDArray y = dropout.forward(counting(4, 5));
        INDArray back = dropout.backward(counting(4, 5));
        assertThat(back).isEqualTo(y);
        assertThat(dropout.forward(counting(4, 5))).isNotEqualTo(y);
        assertThat(new Dropout(0.5, new SplittableRandom(1)).forward(counting(4, 5)))
                .isEqualTo(y);
    }

    @Test
    void dropsNothingOrEverythingAtTheLimits() {
        INDArray x = row(1, Float.NaN, Float.POSITIVE_INFINITY);
        assertThat(new Dropout(0).forward(x).toFloatVector()).containsExactly(x.toFloatVector());
        assertThat(new Dropout(1).forward(x).toFloatVector()).containsExactly(0, Float.NaN, Float.NaN);
    }

    @Test
    void letsEverythingThroughInUse() {
        Sequential net = new Sequential(new Dropout(0.9));
        net.training(false);
        assertThat(net.forward(counting(3, 4))).isEqualTo(counting(3, 4));
        assertThat(net.backward(counting(3, 4))).isEqualTo(counting(3, 4));
        net.training(true);
        assertThat(net.forward(counting(30, 40))).isNotEqualTo(counting(30, 40));
    }

    @Test
    void keepsTheShapeForNothing() {
        Dropout dropout = new Dropout(0.5);
        assertThat(dropout.backward(dropout.forward(empty(0, 3))).shape()).containsExactly(0, 3);
        assertThat(dropout.cost(Shape.of(3, 4, 5))).isEqualTo(Cost.NONE);
        assertThat(dropout).hasToString("Dropout(0.5)");
        assertThatThrownBy(() -> dropout.backward(ones(1))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.0001, Double.NaN})
    void refusesWhatIsNoProbability(double p) {
        assertThatThrownBy(() -> new Dropout(p)).hasMessageContaining("p of dropout must be from 0 to 1, but is " + p);
    }
}
