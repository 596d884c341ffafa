package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.Table;

class SequentialTest {
    private final Shape digit = Shape.of(1, 28, 28);

    private static Sequential forumNet(Layer... end) {
        Layer[] layers = {
            new Conv2d(1, 16, kernel(3).stride(2)),
            new ReLU(),
            new Conv2d(16, 32, kernel(3).stride(2)),
            new ReLU()
        };
        return new Sequential(Stream.of(layers, end).flatMap(Arrays::stream).toArray(Layer[]::new));
    }

    @Test
    void trainsStepByStepAsPyTorch() {
        Golden.Case golden = Golden.of("training", "three steps");
        Sequential net = Networks.mnistNet(0);
        for (Parameter parameter : net.parameters()) {
            parameter.set(golden.array(theirs(parameter) + ".start"));
        }
        Sgd sgd = new Sgd(net.parameters(), 0.05).momentum(0.9);
        NllLoss loss = new NllLoss();
        for (int step = 0; step < 3; step++) {
            sgd.zeroGradients();
            int[] labels = Golden.ints(golden.args().required("labels").get(step));
            double value = loss.forward(net.forward(golden.array("x" + step)), labels);
            assertThat(value)
                    .isCloseTo(golden.args().required("losses").get(step).asDouble(), within(1e-5));
            net.backward(loss.backward());
            sgd.step();
        }
        for (Parameter parameter : net.parameters()) {
            assertClose(parameter.name(), parameter.value(), golden.array(theirs(parameter) + ".end"));
        }
    }

    private static String theirs(Parameter parameter) {
        Map<String, String> layers = Map.of("0", "conv1", "3", "conv2", "7", "fc1", "9", "fc2");
        String[] name = parameter.name().split("\\.");
        return layers.get(name[0]) + "." + name[1];
    }

    @Test
    void mnistNetHasTheNumbersOfS18() {
        Sequential net = Networks.mnistNet(1);
        Cost cost = net.cost(digit);
        assertThat(cost.parameters()).isEqualTo(21_840);
        assertThat(cost.macs()).isEqualTo(480_500);
        assertThat(net.shapes(digit).stream().map(Shape::toString).distinct())
                .containsExactly("1×28×28", "10×24×24", "10×12×12", "20×8×8", "20×4×4", "320", "50", "10");
        long fullyConnected = net.layers().stream()
                .filter(layer -> layer instanceof Linear)
                .flatMap(layer -> layer.parameters().stream())
                .mapToLong(Parameter::count)
                .sum();
        assertThat(fullyConnected).isEqualTo(16_560);
    }

    @Test
    void sameSeedGivesTheSameNet() {
        assertThat(values(3)).isEqualTo(values(3));
        assertThat(values(4)).isNotEqualTo(values(3));
    }

    @Test
    void weightsDoNotDependOnTheOrderOfTheirFirstUse() {
        List<Parameter> backwards = new ArrayList<>(Networks.mnistNet(3).parameters());
        Collections.reverse(backwards);
        List<INDArray> values =
                new ArrayList<>(backwards.stream().map(Parameter::value).toList());
        Collections.reverse(values);
        assertThat(values).isEqualTo(values(3));
    }

    private static List<INDArray> values(long seed) {
        return Networks.mnistNet(seed).parameters().stream()
                .map(Parameter::value)
                .toList();
    }

    @Test
    void namesParametersAsPyTorch() {
        assertThat(Networks.mnistNet(0).parameters().stream().map(Parameter::name))
                .containsExactly(
                        "0.weight", "0.bias", "3.weight", "3.bias", "7.weight", "7.bias", "9.weight", "9.bias");
    }

    @Test
    void summaryHasARowForEachLayerAndTheTotals() {
        Table summary = Networks.mnistNet(0).summary(digit);
        assertThat(summary.columnNames()).containsExactly("layer", "output shape", "parameters", "MACs", "activations");
        assertThat(summary.rowCount()).isEqualTo(13);
        assertThat(summary.row(0).getString("layer")).isEqualTo("input");
        assertThat(summary.row(0).getLong("activations")).isEqualTo(784);
        assertThat(summary.row(1).getString("layer")).isEqualTo("Conv2d(1, 10, kernel 5×5)");
        assertThat(summary.row(1).getString("output shape")).isEqualTo("10×24×24");
        assertThat(summary.row(1).getLong("MACs")).isEqualTo(144_000);
        assertThat(summary.row(12).getString("layer")).isEqualTo("total");
        assertThat(summary.row(12).getLong("parameters")).isEqualTo(21_840);
        assertThat(summary.row(12).getLong("MACs")).isEqualTo(480_500);
    }

    @Test
    void tellsTheWayToALinearThatDoesNotFit() {
        String message =
                "Linear expects 800 = 32·5·5 features, but Flatten gives 1152 = 32·6·6: 1×28×28 → conv k3 s2 → "
                        + "16×13×13 → conv k3 s2 → 32×6×6 → flatten → 1152. Use Linear(1152, 10).";
        Sequential net = forumNet(new Flatten(), new Linear(800, 10));
        assertThatThrownBy(() -> net.outputShape(digit))
                .isInstanceOf(ShapeException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> net.forward(Some.random(2, 1, 28, 28))).hasMessage(message);
        assertThat(net.outputShape(Shape.of(1, 23, 26))).isEqualTo(Shape.of(10));
    }

    @Test
    void theForumsNetRepaired() {
        Sequential net = forumNet(new Flatten(), new Linear(32 * 6 * 6, 10));
        assertThat(net.cost(digit).parameters()).isEqualTo(16_330);
        assertThat(net.cost(digit).macs()).isEqualTo(201_744);
    }

    @Test
    void tellsTheWayToAnyLayerThatDoesNotFit() {
        Sequential net = forumNet(new MaxPool2d(7));
        assertThatThrownBy(() -> net.outputShape(digit))
                .hasMessageContaining("The kernel's height is 7")
                .hasMessageEndingWith("The way there: 1×28×28 → conv k3 s2 → 16×13×13 → conv k3 s2 → 32×6×6.");
        assertThatThrownBy(() -> forumNet(new Linear(800, 10)).forward(Some.random(2, 1, 28, 28)))
                .hasMessageContaining("Put a Flatten before it");
    }

    @Test
    void tellsOfAViewThatMixedExamples() {
        Sequential net = new Sequential(new Conv2d(1, 20, kernel(4)), new View(-1, 320), new Linear(300, 10));
        assertThatThrownBy(() -> net.forward(Some.random(16, 1, 8, 8)))
                .hasMessageContaining("Linear(300, 10) expects 300")
                .hasMessageContaining("It would mix the examples");
    }

    @Test
    void stopsAtTheFirstLayerThatLearns() {
        Sequential net = new Sequential(new ReLU(), new Conv2d(1, 2, kernel(3)), new ReLU(), new Flatten());
        INDArray x = Some.random(2, 1, 5, 5);
        INDArray g = Some.random(2, 18);
        net.forward(x);
        net.backward(g);
        INDArray expected = net.parameters().get(0).gradient().dup();
        new Sgd(net.parameters(), 1).zeroGradients();
        net.forward(x);
        net.backwardParameters(g);
        assertClose("gradient", net.parameters().get(0).gradient(), expected);
    }

    @Test
    void needsALayer() {
        assertThatThrownBy(Sequential::new).hasMessageContaining("at least one layer");
    }

    @Test
    void sequentialsNest() {
        Sequential net = new Sequential(new Sequential(new Conv2d(1, 2, kernel(3)), new ReLU()), new Flatten());
        assertThat(net.parameters().get(0).name()).isEqualTo("0.0.weight");
        assertThat(net.outputShape(Shape.of(1, 4, 4))).isEqualTo(Shape.of(8));
    }

    @Test
    void backwardDoesNotReadMemoryOfAClosedWorkspace() {
        Sequential net = Networks.mnistNet(0);
        var configuration =
                WorkspaceConfiguration.builder().initialSize(10_000_000).build();
        try (var memory = Nd4j.getWorkspaceManager().getAndActivateWorkspace(configuration, "test")) {
            net.forward(Some.random(2, 1, 28, 28));
        }
        assertThatThrownBy(() -> net.backward(Nd4j.zeros(DataType.FLOAT, 2, 10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("workspace");
    }
}
