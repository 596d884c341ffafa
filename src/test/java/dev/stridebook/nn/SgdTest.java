package dev.stridebook.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class SgdTest {
    private final Parameter parameter = Parameter.copyOf("weight", Nd4j.createFromArray(1f, 2f));

    @Test
    void addsMomentumByPyTorchsFormula() {
        Sgd sgd = new Sgd(List.of(parameter), 0.5).momentum(0.5);
        parameter.accumulate(Nd4j.createFromArray(1f, -2f));
        sgd.step();
        assertThat(parameter.value().toFloatVector()).containsExactly(0.5f, 3f);
        sgd.step();
        assertThat(parameter.value().toFloatVector()).containsExactly(-0.25f, 4.5f);
    }

    @Test
    void zeroesGradients() {
        Sgd sgd = new Sgd(List.of(parameter), 1);
        parameter.accumulate(Nd4j.createFromArray(1f, -2f));
        sgd.zeroGradients();
        sgd.step();
        assertThat(parameter.gradient().toFloatVector()).containsExactly(0f, 0f);
        assertThat(parameter.value().toFloatVector()).containsExactly(1f, 2f);
    }

    @Test
    void changesItsRate() {
        Sgd sgd = new Sgd(List.of(parameter), 1);
        sgd.learningRate(0.25);
        parameter.accumulate(Nd4j.createFromArray(1f, -2f));
        sgd.step();
        assertThat(parameter.value().toFloatVector()).containsExactly(0.75f, 2.5f);
        assertThat(sgd.learningRate()).isEqualTo(0.25);
    }

    @Test
    void refusesRatesThatMakeNoSense() {
        assertThatThrownBy(() -> new Sgd(List.of(parameter), -0.1)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> new Sgd(List.of(parameter), Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Sgd(List.of(parameter), Double.POSITIVE_INFINITY))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> new Sgd(List.of(parameter), 1).momentum(-0.1)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> new Sgd(List.of(parameter), 1).dampening(Double.NaN))
                .hasMessageContaining("dampening must be a finite number");
        assertThatThrownBy(() -> new Sgd(null, 1)).hasMessage("The argument \"parameters\" must not be null.");
    }

    @Test
    void takesRatesAndMomentumsAsPyTorchDoes() {
        parameter.accumulate(Nd4j.createFromArray(1f, -2f));
        new Sgd(List.of(parameter), 0).momentum(0.9).step();
        assertThat(parameter.value().toFloatVector()).containsExactly(1f, 2f);
        Sgd growing = new Sgd(List.of(parameter), 1).momentum(2);
        growing.step();
        growing.step();
        assertThat(parameter.value().toFloatVector()).containsExactly(-3f, 10f);
    }

    @Test
    void returnsTheRateThatWasSet() {
        Sgd sgd = new Sgd(List.of(parameter), 0.1);
        assertThat(sgd.learningRate()).isEqualTo(0.1);
        sgd.learningRate(0.1 / 3);
        assertThat(sgd.learningRate()).isEqualTo(0.1 / 3);
        assertThat(sgd.momentum(0.7).toString()).isEqualTo("Sgd(rate %s, momentum 0.7)".formatted(0.1 / 3));
    }

    @Test
    void nesterovNeedsMomentumAndNoDampeningInAnyOrder() {
        assertThatThrownBy(() -> new Sgd(List.of(parameter), 1).nesterov(true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("momentum(0.9).nesterov(true)");
        Sgd nesterov = new Sgd(List.of(parameter), 1).momentum(0.9).nesterov(true);
        assertThatThrownBy(() -> nesterov.momentum(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> nesterov.dampening(0.1)).isInstanceOf(IllegalArgumentException.class);
        nesterov.nesterov(false).momentum(0).dampening(0.1);
    }

    /** A velocity of 0 · ∞ would be NaN. */
    @Test
    void anInfiniteGradientWithoutMomentumIsForgotten() {
        Sgd sgd = new Sgd(List.of(parameter), 0.5);
        parameter.accumulate(Nd4j.createFromArray(Float.POSITIVE_INFINITY, Float.NaN));
        sgd.step();
        assertThat(parameter.value().toFloatVector()).containsExactly(Float.NEGATIVE_INFINITY, Float.NaN);
        parameter.set(Nd4j.createFromArray(1f, 2f));
        sgd.zeroGradients();
        parameter.accumulate(Nd4j.createFromArray(1f, -2f));
        sgd.step();
        assertThat(parameter.value().toFloatVector()).containsExactly(0.5f, 3f);
    }
}
