package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.random;
import static dev.stridebook.nn.Some.row;
import static dev.stridebook.nn.Some.values;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.nn.SharedNet.Part;
import dev.stridebook.nn.array.Scratch;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.Table;

/** Layers that have several places in a network, or share their weights. */
@Tag("conformance")
class SharedLayersTest {

    static List<Golden.Case> goldens() {
        return Golden.cases("shared");
    }

    private static Layer net(Golden.Case golden) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode part : golden.args().required("layers")) {
            JsonNode of = part.get(1);
            parts.add(
                    of.isArray()
                            ? new Part(part.get(0).asText(), ints(of), 0)
                            : new Part(part.get(0).asText(), List.of(), of.asDouble()));
        }
        Layer net = new SharedNet(parts).shared();
        net.training(golden.args().required("training").asBoolean());
        net.parameters().forEach(parameter -> parameter.set(golden.array(parameter.name())));
        net.buffers().forEach((name, values) -> values.assign(golden.array(name)));
        return net;
    }

    private static List<Integer> ints(JsonNode list) {
        return Arrays.stream(Golden.ints(list)).boxed().toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void computeAsPyTorch(Golden.Case golden) {
        Layer net = net(golden);
        assertClose("output", net.forward(golden.array("x")), golden.array("y"));
        assertClose("input gradient", net.backward(golden.array("g")), golden.array("dx"));
        assertGradients(net, golden, 1);
        net.buffers().forEach((name, values) -> assertClose(name, values, golden.array("after." + name)));

        Layer again = net(golden);
        try (Scratch scratch = new Scratch()) {
            for (int step = 1; step <= 2; step++) {
                INDArray y = scratch.step(() -> {
                    INDArray output = again.forward(golden.array("x"));
                    again.backwardParameters(golden.array("g"));
                    return Scratch.outside(output::dup);
                });
                assertGradients(again, golden, step);
                assertThat(y.shape()).isEqualTo(golden.array("y").shape());
            }
        }
    }

    private static void assertGradients(Layer net, Golden.Case golden, int times) {
        for (Parameter parameter : net.parameters()) {
            assertClose(
                    parameter.name(),
                    parameter.gradient(),
                    golden.array("d" + parameter.name()).mul(times));
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void areNamedAndCountedAsInPyTorch(Golden.Case golden) {
        Layer net = net(golden);
        assertThat(net.parameters())
                .extracting(Parameter::name)
                .isEqualTo(texts(golden.args().required("parameters")));
        assertThat(net.buffers().keySet())
                .containsExactlyElementsOf(texts(golden.args().required("buffers")));
        assertThat(Weights.of(net).names())
                .containsExactlyInAnyOrderElementsOf(texts(golden.args().required("state")));
        long[] shape = golden.array("x").shape();
        Shape input =
                Shape.of(Arrays.stream(shape).skip(1).mapToInt(Math::toIntExact).toArray());
        long count = golden.args().required("count").asLong();
        assertThat(net.cost(input).parameters()).isEqualTo(count);
        Table summary = ((Sequential) net).summary(input);
        int last = summary.rowCount() - 1;
        assertThat(summary.row(last).getLong("parameters")).isEqualTo(count);
        assertThat(summary.longColumn("parameters").sum()).isEqualTo(2d * count);
    }

    @Test
    void aNetworkCountsAndStepsTheSameLayerOnce() {
        Linear linear = Linear.of(values(new long[] {2, 2}, 1, 2, 3, 4), row(0, 1));
        Sequential net = new Sequential(linear, new ReLU(), linear);
        assertThat(net.parameters()).extracting(Parameter::name).containsExactly("0.weight", "0.bias");
        assertThat(net.cost(Shape.of(2))).isEqualTo(new Cost(6, 8, 4));
        net.forward(values(new long[] {1, 2}, 1, 1));
        net.backward(values(new long[] {1, 2}, 1, 1));
        // By hand: h = (3, 8); the second use adds g·hᵀ, the first (4, 6)·xᵀ.
        assertClose("weight", linear.parameters().get(0).gradient(), values(new long[] {2, 2}, 7, 12, 9, 14));
        assertClose("bias", linear.parameters().get(1).gradient(), row(5, 7));
        new Sgd(net.parameters(), 1).step();
        assertClose("weight", linear.parameters().get(0).value(), values(new long[] {2, 2}, -6, -10, -6, -10));
    }

    @Test
    void theSummaryTellsWhatIsShared() {
        Linear linear = new Linear(3, 3);
        Sequential inner = new Sequential(linear, new ReLU());
        Table summary =
                new Sequential(inner, new Residual(inner), linear.withoutBias(), new Linear(3, 1)).summary(Shape.of(3));
        assertThat(summary.stringColumn("layer").asList())
                .containsExactly(
                        "input",
                        "Linear(3, 3)",
                        "ReLU()",
                        "Residual",
                        "body · Linear(3, 3) (shared)",
                        "body · ReLU()",
                        "Linear(3, 3, no bias) (shared)",
                        "Linear(3, 1)",
                        "total");
        assertThat(summary.longColumn("parameters").asList()).containsExactly(0L, 12L, 0L, 0L, 0L, 0L, 0L, 4L, 16L);
        assertThat(summary.longColumn("MACs").asList()).containsExactly(0L, 9L, 0L, 0L, 9L, 0L, 9L, 3L, 30L);
    }

    @Test
    void aLayerHearsOfItsModeOnce() {
        List<Boolean> heard = new ArrayList<>();
        Layer layer = new Layer() {
            @Override
            public INDArray forward(INDArray x) {
                return x;
            }

            @Override
            public INDArray backward(INDArray gradient) {
                return gradient;
            }

            @Override
            public void training(boolean on) {
                heard.add(on);
            }

            @Override
            public Shape outputShape(Shape input) {
                return input;
            }

            @Override
            public String name() {
                return "listening";
            }
        };
        new Sequential(layer, new ReLU(), layer).training(false);
        assertThat(heard).containsExactly(false);
    }

    @Test
    void unpoolingGoesBackSeveralTimes() {
        MaxUnpool2d unpool = new MaxUnpool2d(2);
        INDArray places = Nd4j.createFromArray(0L, 3L, 8L, 15L).reshape(1, 1, 2, 2);
        INDArray others = Nd4j.createFromArray(5L, 6L, 9L, 10L).reshape(1, 1, 2, 2);
        INDArray x = counting(1, 1, 2, 2);
        INDArray g = counting(1, 1, 4, 4);
        unpool.forward(x, places);
        unpool.forward(x, others, Size.square(4));
        assertClose("second", unpool.backward(g), values(new long[] {1, 1, 2, 2}, 6, 7, 10, 11));
        assertClose("first", unpool.backward(g), values(new long[] {1, 1, 2, 2}, 1, 4, 9, 16));
        assertThatThrownBy(() -> unpool.backward(g)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void joinedLayersThatRunAgainStartAnew() {
        Sequential block = new Sequential(new Conv2d(1, 1, kernel(3).padding(1)), new ReLU(), new MaxPool2d(2));
        INDArray large = random(1, 1, 16, 16);
        INDArray small = random(1, 1, 8, 8);
        block.forward(large);
        INDArray dLarge = block.backward(counting(1, 1, 8, 8));
        block.forward(small);
        INDArray dSmall = block.backward(counting(1, 1, 4, 4));
        for (boolean first : new boolean[] {true, false}) {
            INDArray again = first ? small : random(1, 1, 8, 8);
            block.forward(small);
            block.forward(large);
            block.forward(again);
            block.forward(random(1, 1, 16, 16));
            block.backward(counting(1, 1, 8, 8));
            block.backward(counting(1, 1, 4, 4));
            assertClose("large", block.backward(counting(1, 1, 8, 8)), dLarge);
            assertClose("small", block.backward(counting(1, 1, 4, 4)), dSmall);
        }
    }

    @Nested
    class TheirWeights {
        @TempDir
        private Path folder;

        private final Linear linear = new Linear(2, 2);
        private final BatchNorm2d norm = new BatchNorm2d(1);
        private final Sequential net = new Sequential(
                linear, new Sequential(linear, new View(-1, 1, 1, 2), norm, norm), new View(-1, 2), new Linear(2, 2));

        private Sequential another() {
            return new Sequential(
                    new Linear(2, 2),
                    new Sequential(new Linear(2, 2), new View(-1, 1, 1, 2), new BatchNorm2d(1), new BatchNorm2d(1)),
                    new View(-1, 2),
                    new Linear(2, 2));
        }

        @Test
        void comeBackUnderAllNames() {
            Path file = folder.resolve("net.safetensors");
            Weights.of(net).save(file);
            assertThat(Weights.read(file).names())
                    .containsExactlyInAnyOrder(
                            "0.weight",
                            "0.bias",
                            "1.0.weight",
                            "1.0.bias",
                            "1.2.weight",
                            "1.2.bias",
                            "1.3.weight",
                            "1.3.bias",
                            "3.weight",
                            "3.bias",
                            "1.2.running_mean",
                            "1.2.running_var",
                            "1.3.running_mean",
                            "1.3.running_var");
            Weights.read(file).into(another());
            INDArray before = linear.parameters().get(0).value().dup();
            linear.parameters().get(0).value().assign(0);
            Weights.read(file).into(net);
            assertThat(linear.parameters().get(0).value()).isEqualTo(before);
        }

        @Test
        void mayComeUnderOneOfThem() {
            Sequential first = new Sequential(linear, new ReLU());
            Sequential twice = new Sequential(linear, new ReLU(), linear);
            Weights.of(new Sequential(linear)).into(twice);
            Weights.of(new Sequential(new ReLU(), new ReLU(), linear)).into(twice);
            Weights.of(new Sequential(linear)).into(twice, Map.of("0", "2"));
            assertThatThrownBy(() -> Weights.of(twice).into(first))
                    .isInstanceOf(WeightsException.class)
                    .hasMessageContaining("Only in the file: 2.weight [2, 2], 2.bias [2].");
            assertThatThrownBy(() -> Weights.of(new ReLU()).into(twice))
                    .hasMessageContaining("Only in the network: 0.weight [2, 2], 0.bias [2].");
        }

        @Test
        void mustNotDiffer() {
            INDArray before = linear.parameters().get(0).value().dup();
            INDArray mean = norm.buffers().get("running_mean").dup();
            assertThatThrownBy(() -> Weights.of(another()).into(net))
                    .isInstanceOf(WeightsException.class)
                    .hasMessage(
                            "Weights of Sequential: the weights do not fit the network, and nothing was changed. 0.weight and 1.0.weight are one and the same in the network, but have different values in the file. Build the network with a layer of its own in each place, or leave one of the two out of the file.");
            assertThat(linear.parameters().get(0).value()).isEqualTo(before);
            Sequential other = another();
            Weights.of(net).into(other);
            other.buffers().get("1.3.running_mean").assign(7);
            assertThatThrownBy(() -> Weights.of(other).into(net))
                    .hasMessageContaining("1.2.running_mean and 1.3.running_mean are one");
            assertThat(norm.buffers().get("running_mean")).isEqualTo(mean);
        }

        @Test
        void needNamesOfTheirOwn() {
            Layer two = new Layer() {
                private final Linear other = new Linear(2, 2);

                @Override
                public INDArray forward(INDArray x) {
                    return other.forward(linear.forward(x));
                }

                @Override
                public INDArray backward(INDArray gradient) {
                    return linear.backward(other.backward(gradient));
                }

                @Override
                public List<Parameter> parameters() {
                    List<Parameter> parameters = new ArrayList<>(linear.parameters());
                    parameters.addAll(other.parameters());
                    return parameters;
                }

                @Override
                public Shape outputShape(Shape input) {
                    return input;
                }

                @Override
                public String name() {
                    return "two";
                }

                @Override
                public String toString() {
                    return "Two()";
                }
            };
            assertThatThrownBy(() -> Weights.of(new Sequential(two)))
                    .isInstanceOf(WeightsException.class)
                    .hasMessageContaining("Two() has two parameters named weight.")
                    .hasMessageContaining("parameter.named(\"first.weight\")");
            assertThat(Parameter.distinct(List.of(
                            linear.parameters().get(0),
                            linear.parameters().get(1),
                            linear.parameters().get(0).named("again"))))
                    .hasSize(2);
        }
    }
}
