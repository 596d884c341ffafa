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
        assertThatThrownBy(() -> new Sgd(List.of(parameter), 0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new Sgd(List.of(parameter), Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Sgd(List.of(parameter), 1).momentum(1)).hasMessageContaining("below 1");
        assertThatThrownBy(() -> new Sgd(List.of(parameter), 1).momentum(-0.1)).hasMessageContaining("-0.1");
    }
}
