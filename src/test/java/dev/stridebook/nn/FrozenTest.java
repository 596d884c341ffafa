package dev.stridebook.nn;

import static dev.stridebook.nn.Some.random;
import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.Table;

class FrozenTest {
    @TestFactory
    Stream<DynamicTest> aFrozenLayerPassesTheGradientOnAndLearnsNothing() {
        return Stream.of(
                test(new Conv2d(2, 3, kernel(3)), 2, 2, 5, 6),
                test(new Conv2d(2, 3, kernel(3)).withoutBias(), 2, 5, 6),
                test(new Conv1d(2, 3, kernel1d(3)), 2, 2, 7),
                test(new ConvTranspose2d(2, 3, kernel(3)), 2, 2, 4, 4),
                test(new Linear(4, 3), 5, 4),
                test(new BatchNorm2d(2), 3, 2, 3, 3),
                test(new SqueezeExcitation(4, 2), 2, 4, 3, 3),
                test(new Residual(new Conv2d(2, 2, kernel(3).samePadding())), 2, 2, 4, 4),
                test(new Concat(new Conv2d(2, 2, kernel(1)), new ReLU()), 2, 2, 4, 4),
                test(new Sequential(new Conv2d(1, 4, kernel(3)), new ReLU()), 2, 1, 6, 6),
                test(new Sequential(new Conv2d(1, 4, kernel(3)), new ReLU(), new MaxPool2d(2)), 2, 1, 6, 6),
                test(Networks.mnistNet(1), 3, 1, 28, 28));
    }

    private static DynamicTest test(Layer layer, long... shape) {
        return DynamicTest.dynamicTest(layer.toString(), () -> {
            INDArray x = random(shape);
            INDArray gradient = random(layer.forward(x).shape());
            INDArray expected = layer.backward(gradient).dup();
            new Sgd(layer.parameters(), 1).zeroGradients();
            List<float[]> before = values(layer);

            layer.freeze();
            assertThat(layer.learns()).isFalse();
            layer.forward(x);
            Golden.assertAlmostEqual("gradient passed on", layer.backward(gradient), expected);
            layer.forward(x);
            layer.backwardParameters(gradient);
            for (Parameter parameter : layer.parameters()) {
                assertThat(parameter.isFrozen()).isTrue();
                assertThat(parameter.gradient().amaxNumber().floatValue()).isZero();
            }
            new AdamW(layer.parameters(), 0.1).step();
            assertThat(Arrays.deepEquals(values(layer).toArray(float[][]::new), before.toArray(float[][]::new)))
                    .isTrue();

            layer.thaw();
            assertThat(layer.learns()).isTrue();
            layer.forward(x);
            layer.backwardParameters(gradient);
            new AdamW(layer.parameters(), 0.1).step();
            for (int i = 0; i < before.size(); i++) {
                assertThat(values(layer).get(i)).isNotEqualTo(before.get(i));
            }
        });
    }

    private static List<float[]> values(Layer layer) {
        return layer.parameters().stream()
                .map(parameter -> parameter.value().dup().data().asFloat())
                .toList();
    }

    @Test
    void partsOfALayerCanBeFrozen() {
        for (Layer layer :
                List.of(new Linear(4, 3), new Conv2d(4, 3, kernel(1)), new ConvTranspose2d(4, 3, kernel(1)))) {
            INDArray x = layer instanceof Linear ? random(2, 4) : random(2, 4, 2, 2);
            for (Parameter frozen : layer.parameters()) {
                frozen.freeze();
                assertThat(layer.learns()).isTrue();
                layer.forward(x);
                layer.backwardParameters(random(layer.forward(x).shape()));
                for (Parameter parameter : layer.parameters()) {
                    assertThat(parameter.hasGradient())
                            .as("%s of %s", parameter, layer)
                            .isEqualTo(parameter != frozen);
                }
                frozen.thaw();
                new Sgd(layer.parameters(), 1).zeroGradients();
            }
        }
    }

    /** Nothing is computed below the first layer that learns, and no memory is taken for gradients. */
    @Test
    void backwardStopsAtTheFirstLayerThatLearns() {
        int[] calls = {0};
        Layer counted = new ShapeKeeping() {
            @Override
            void compute(INDArray x, INDArray y) {
                y.assign(x);
            }

            @Override
            void computeBackward(INDArray y, INDArray gradient, INDArray back) {
                calls[0]++;
                back.assign(gradient);
            }

            @Override
            public String name() {
                return "counted";
            }
        };
        Linear body = new Linear(4, 5);
        Linear head = new Linear(5, 2);
        Sequential net = new Sequential(body, counted, head);
        net.forward(random(3, 4));
        net.backwardParameters(random(3, 2));
        assertThat(calls[0]).isEqualTo(1);
        body.freeze();
        net.forward(random(3, 4));
        net.backwardParameters(random(3, 2));
        assertThat(calls[0]).isEqualTo(1);
    }

    @Test
    void aParameterIsFrozenUnderAllItsNames() {
        Linear linear = new Linear(2, 2);
        Sequential net = new Sequential(new Sequential(linear), new ReLU());
        net.parameters().get(0).freeze();
        assertThat(linear.parameters()).extracting(Parameter::isFrozen).containsExactly(true, false);
        linear.freeze();
        assertThat(net.learns()).isFalse();
        assertThat(net.parameters()).extracting(Parameter::name).containsExactly("0.0.weight", "0.0.bias");
    }

    @Test
    void theSummaryShowsWhatIsFrozen() {
        Sequential net = new Sequential(new Conv2d(1, 2, kernel(3)), new ReLU(), new Flatten(), new Linear(8, 3));
        Table before = net.summary(Shape.of(1, 4, 4));
        net.layers().get(0).freeze();
        net.layers().get(3).parameters().get(1).freeze();
        Table table = net.summary(Shape.of(1, 4, 4));
        assertThat(table.stringColumn("layer").asList())
                .containsExactly(
                        "input",
                        "Conv2d(1, 2, kernel 3×3) (frozen)",
                        "ReLU()",
                        "Flatten()",
                        "Linear(8, 3) (partly frozen)",
                        "total (24 parameters trainable)");
        net.thaw();
        assertThat(net.summary(Shape.of(1, 4, 4)).print()).isEqualTo(before.print());
        assertThat(before.stringColumn("layer").asList()).endsWith("Linear(8, 3)", "total");
    }

    @Test
    void weightsOfAFrozenLayerAreStoredAndReadAsAllOthers() {
        Linear linear = new Linear(2, 2);
        linear.freeze();
        Linear other = new Linear(2, 2);
        Weights.of(other).into(linear);
        Golden.assertAlmostEqual(
                "weight",
                linear.parameters().get(0).value(),
                other.parameters().get(0).value());
        assertThat(linear.learns()).isFalse();
    }

    /** It had a gradient when it was frozen. */
    @Test
    void whatIsFrozenIsNotChangedByAnOlderGradient() {
        Parameter parameter = Parameter.copyOf("weight", Nd4j.createFromArray(1f, 2f));
        parameter.accumulate(Nd4j.createFromArray(1f, 1f));
        parameter.freeze();
        new Sgd(List.of(parameter), 1).momentum(0.9).weightDecay(0.1).step();
        assertThat(parameter.value().toFloatVector()).containsExactly(1f, 2f);
        assertThat(Gradients.clipNorm(List.of(parameter), 0.1)).isZero();
    }
}
