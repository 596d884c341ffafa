package dev.stridebook.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stridebook.nn.array.Scratch;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OptimizerTest {
    private interface Maker extends Function<List<Parameter>, Descent<?>> {}

    private final Parameter parameter = Parameter.copyOf("weight", Nd4j.createFromArray(1f, 2f));

    static List<Maker> makers() {
        return List.of(
                parameters -> new Sgd(parameters, 0.1),
                parameters -> new Sgd(parameters, 0.1).momentum(0.9).weightDecay(0.1),
                parameters -> new Sgd(parameters, 0.1).momentum(0.9).nesterov(true),
                parameters -> new Adam(parameters, 0.1).weightDecay(0.1),
                parameters -> new Adam(parameters).amsgrad(true),
                AdamW::new);
    }

    private static float[] values(Parameter parameter) {
        return parameter.value().dup().data().asFloat();
    }

    @ParameterizedTest
    @MethodSource("makers")
    void takesAParameterOnceThatIsThereTwice(Maker maker) {
        Parameter twin = Parameter.copyOf("weight", parameter.value());
        Optimizer once = maker.apply(List.of(twin));
        Optimizer twice = maker.apply(List.of(parameter, parameter.named("other.weight")));
        for (int step = 0; step < 3; step++) {
            for (Parameter each : List.of(parameter, twin)) {
                each.accumulate(Nd4j.createFromArray(0.5f, -1f));
            }
            once.step();
            twice.step();
        }
        assertThat(values(parameter)).isEqualTo(values(twin));
    }

    @ParameterizedTest
    @MethodSource("makers")
    void passesOverWhatHasNoGradient(Maker maker) {
        Optimizer optimizer = maker.apply(List.of(parameter));
        optimizer.step();
        assertThat(values(parameter)).containsExactly(1, 2);
        parameter.accumulate(Nd4j.createFromArray(1f, -1f));
        optimizer.step();
        float[] after = values(parameter);
        assertThat(after).isNotEqualTo(new float[] {1, 2});
        optimizer.zeroGradients();
        assertThat(parameter.gradient().toFloatVector()).containsExactly(0, 0);
        optimizer.step();
        assertThat(values(parameter)).isEqualTo(after);
    }

    /** As a layer outside of this package has to. */
    @ParameterizedTest
    @MethodSource("makers")
    void seesAGradientThatWasWrittenIntoTheArray(Maker maker) {
        INDArray gradient = parameter.gradient();
        Optimizer optimizer = maker.apply(List.of(parameter));
        for (int step = 0; step < 3; step++) {
            float[] before = values(parameter);
            optimizer.zeroGradients();
            gradient.addi(1);
            optimizer.step();
            assertThat(values(parameter)).isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("makers")
    void changesWhatIsAddedLater(Maker maker) {
        Descent<?> optimizer = maker.apply(List.of(parameter));
        Parameter later = Parameter.copyOf("later", Nd4j.createFromArray(1f, 2f));
        Parameter first = Parameter.copyOf("first", Nd4j.createFromArray(1f, 2f));
        parameter.accumulate(Nd4j.createFromArray(3f, 3f));
        optimizer.step();
        optimizer.add(List.of(later));
        later.accumulate(Nd4j.createFromArray(1f, -1f));
        first.accumulate(Nd4j.createFromArray(1f, -1f));
        optimizer.step();
        maker.apply(List.of(first)).step();
        assertThat(values(later)).isEqualTo(values(first));
        assertThatThrownBy(() -> optimizer.add(List.of(later.named("1.weight"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already changes 1.weight [2]");
        assertThatThrownBy(() -> optimizer.add(null)).hasMessage("The argument \"parameters\" must not be null.");
    }

    /** What is kept between steps must not lie in memory that the next step uses again. */
    @ParameterizedTest
    @MethodSource("makers")
    void keepsNothingInAStepsMemory(Maker maker) {
        Parameter twin = Parameter.copyOf("weight", parameter.value());
        Optimizer outside = maker.apply(List.of(twin));
        Optimizer inside = maker.apply(List.of(parameter));
        try (Scratch scratch = new Scratch()) {
            for (int step = 0; step < 4; step++) {
                twin.accumulate(Nd4j.createFromArray(1f, -1f));
                outside.step();
                scratch.step(() -> {
                    parameter.accumulate(Nd4j.createFromArray(1f, -1f));
                    Nd4j.ones(100);
                    inside.step();
                    return null;
                });
            }
        }
        assertThat(values(parameter)).isEqualTo(values(twin));
    }

    /** A gradient of zero is one: PyTorch's loss.backward() leaves zeros, and weight decay acts. */
    @Test
    void aBatchWithoutExamplesGoesBackWithZeros() {
        for (Layer layer : List.of(new Conv2d(1, 1, Window.kernel(1)), new Linear(1, 1), new BatchNorm2d(1))) {
            INDArray none = Some.empty(layer instanceof Linear ? new long[] {0, 1} : new long[] {0, 1, 1, 1});
            float before = layer.parameters().get(0).value().getFloat(0);
            layer.backward(layer.forward(none));
            new Sgd(layer.parameters(), 1).weightDecay(0.5).step();
            assertThat(layer.parameters().get(0).value().getFloat(0))
                    .as("%s", layer)
                    .isEqualTo(before / 2);
        }
    }

    @Test
    void returnsTheRateThatWasSet() {
        for (Descent<?> optimizer :
                makers().stream().map(maker -> maker.apply(List.of(parameter))).toList()) {
            optimizer.learningRate(0.1 / 3);
            assertThat(optimizer.learningRate()).isEqualTo(0.1 / 3);
            assertThatThrownBy(() -> optimizer.learningRate(-1e-9)).hasMessageContaining("at least 0");
        }
        assertThat(new Adam(List.of()).learningRate()).isEqualTo(0.001);
        assertThat(new AdamW(List.of()).learningRate()).isEqualTo(0.001);
    }

    @Test
    void tellsWhatItIs() {
        List<Parameter> none = List.of();
        assertThat(new Sgd(none, 0.05).momentum(0.9)).hasToString("Sgd(rate 0.05, momentum 0.9)");
        assertThat(new Sgd(none, 0.05)
                        .momentum(0.9)
                        .nesterov(true)
                        .weightDecay(5e-4)
                        .maximize(true))
                .hasToString("Sgd(rate 0.05, momentum 0.9, nesterov, weight decay 5.0E-4, maximize)");
        assertThat(new Sgd(none, 0.05).dampening(0.1)).hasToString("Sgd(rate 0.05, momentum 0.0, dampening 0.1)");
        assertThat(new Adam(none)).hasToString("Adam(rate 0.001)");
        assertThat(new Adam(none, 0.01).betas(0.5, 0.9).eps(1e-6).amsgrad(true))
                .hasToString("Adam(rate 0.01, betas 0.5 and 0.9, eps 1.0E-6, amsgrad)");
        assertThat(new AdamW(none)).hasToString("AdamW(rate 0.001, weight decay 0.01)");
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        Adam adam = new Adam(List.of(parameter));
        assertThatThrownBy(() -> adam.betas(0.9, 1)).hasMessageContaining("at least 0 and below 1");
        assertThatThrownBy(() -> adam.betas(Double.NaN, 0.9)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> adam.eps(-1)).hasMessageContaining("eps must be at least 0");
        assertThatThrownBy(() -> adam.weightDecay(Double.NaN)).hasMessageContaining("weightDecay");
        assertThatThrownBy(() -> new AdamW(Arrays.asList(parameter, null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("The argument \"parameters[1]\" must not be null.");
        assertThatThrownBy(() -> Gradients.clipNorm(List.of(parameter), -1)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> Gradients.clipNorm(List.of(parameter), 1, 0))
                .hasMessageContaining("p must be positive");
        assertThatThrownBy(() -> Gradients.clipValue(List.of(parameter), Double.NaN))
                .hasMessageContaining("NaN");
    }

    @Test
    void clipsAParameterOnceThatIsThereTwice() {
        parameter.accumulate(Nd4j.createFromArray(3f, 4f));
        assertThat(Gradients.clipNorm(List.of(parameter, parameter.named("other")), 1))
                .isCloseTo(5, within(1e-6));
        assertThat(parameter.gradient().toFloatVector()).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
    }
}
