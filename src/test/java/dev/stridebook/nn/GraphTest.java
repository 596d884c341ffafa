package dev.stridebook.nn;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.stridebook.nn.Elementwise.Operation;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GraphTest {
    private static Conv2d conv(int in, int out) {
        return new Conv2d(in, out, kernel(3).samePadding(), new SplittableRandom(in * 10L + out));
    }

    /** Every node is used twice, and the input, too. */
    private static Graph dense() {
        Graph.Builder graph = new Graph.Builder();
        Graph.Node a = graph.add("a", conv(2, 2), graph.input());
        Graph.Node first = graph.add("first", new Concatenation(), graph.input(), a);
        Graph.Node b = graph.add("b", conv(4, 2), first);
        graph.add("unused", conv(2, 7), b);
        return graph.output(graph.add("last", new Concatenation(), graph.input(), a, b));
    }

    @Test
    void anythingBeforeCanBeUsedAgain() {
        Graph net = dense();
        INDArray x = Some.random(3, 2, 4, 5);
        INDArray a = conv(2, 2).forward(x);
        INDArray b = conv(4, 2).forward(Nd4j.concat(1, x, a));
        Golden.assertClose("output", net.forward(x), Nd4j.concat(1, x, a, b));
        assertThat(net.outputShape(Shape.of(2, 4, 5))).isEqualTo(Shape.of(6, 4, 5));
        assertThat(net.parameters())
                .extracting(Parameter::name)
                .containsExactly("a.weight", "a.bias", "b.weight", "b.bias");
        assertThat(net.cost(Shape.of(2, 4, 5)).parameters()).isEqualTo(2 * 2 * 9 + 2 + 4 * 2 * 9 + 2);
        assertThat(net.receptiveField(ReceptiveField.of(Size.of(4, 5))).size()).isEqualTo(Size.square(5));
        assertThat(net.perExample()).isTrue();
    }

    @Test
    void gradientsOfAllUsesAddUp() {
        Graph net = dense();
        INDArray x = Some.random(2, 2, 4, 3);
        net.forward(x);
        INDArray gradient = net.backward(Some.ones(2, 6, 4, 3));
        float step = 0.25f;
        for (int i = 0; i < x.length(); i += 5) {
            INDArray more = x.dup();
            more.putScalar(i, more.getFloat(i) + step);
            double slope = (sum(net.forward(more)) - sum(net.forward(x))) / step;
            assertThat((double) gradient.getFloat(i)).isCloseTo(slope, offset(1e-3));
        }
        INDArray weights = net.parameters().get(0).gradient().dup();
        net.parameters().forEach(Parameter::zeroGradient);
        net.forward(x);
        net.backwardParameters(Some.ones(2, 6, 4, 3));
        Golden.assertClose("without the input's", net.parameters().get(0).gradient(), weights);
    }

    private static double sum(INDArray y) {
        return y.sumNumber().doubleValue();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void elementwiseGradients(Operation operation) {
        Elementwise join = new Elementwise(operation);
        List<INDArray> inputs =
                List.of(Some.random(2, 3, 4, 2).add(0.5), Some.random(3, 1, 2).add(1.75));
        INDArray y = join.forward(inputs);
        assertThat(y.shape()).containsExactly(2, 3, 4, 2);
        List<INDArray> gradients = join.backward(Some.ones(2, 3, 4, 2));
        float step = 1e-2f;
        for (int input = 0; input < 2; input++) {
            assertThat(gradients.get(input).shape()).isEqualTo(inputs.get(input).shape());
            for (int i = 0; i < inputs.get(input).length(); i++) {
                double slope =
                        (moved(join, inputs, input, i, step) - moved(join, inputs, input, i, -step)) / (2 * step);
                assertThat((double) gradients.get(input).getFloat(i)).isCloseTo(slope, offset(2e-2));
            }
        }
    }

    private static double moved(Elementwise join, List<INDArray> inputs, int input, int i, float step) {
        INDArray changed = inputs.get(input).dup();
        changed.putScalar(i, changed.getFloat(i) + step);
        return sum(join.forward(input == 0 ? List.of(changed, inputs.get(1)) : List.of(inputs.get(0), changed)));
    }

    @Test
    void whatDoesNotFitIsNamed() {
        Graph.Builder graph = new Graph.Builder();
        Graph.Node half = graph.add("half", new MaxPool2d(2), graph.input());
        Graph net = graph.output(graph.add("both", new Elementwise(Operation.SUM), graph.input(), half));
        assertThatThrownBy(() -> net.forward(Some.ones(1, 1, 8, 8)))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("At \"both\" (sum): ")
                .hasMessageContaining("[1, 1, 8, 8], [1, 1, 4, 4]");
        assertThatThrownBy(() -> net.outputShape(Shape.of(1, 8, 8)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("At \"both\"");
        assertThatThrownBy(() -> graph.add("half", new ReLU(), half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already has a node \"half\"");
        assertThatThrownBy(() -> new Graph.Builder().add("other", new ReLU(), half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of the same graph");
        assertThatThrownBy(() -> graph.output(graph.input()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one layer or join");
        assertThatThrownBy(() -> new Concatenation(1).forward(List.of(Some.ones(1, 2, 3), Some.ones(1, 2, 4))))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("differ in that axis alone, but they are [1, 2, 3], [1, 2, 4]");
        assertThatThrownBy(() -> new Elementwise(Operation.QUOTIENT).forward(List.of(Some.ones(1))))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("takes two inputs, but was given 1");
    }

    @Test
    void theSummaryHasARowForEachNode() {
        assertThat(new Sequential(dense())
                        .summary(Shape.of(2, 4, 5))
                        .stringColumn("layer")
                        .asList())
                .containsExactly(
                        "input",
                        "Graph",
                        "a · Conv2d(2, 2, kernel 3×3, padding 1×1)",
                        "first · Concatenation(axis 1)",
                        "b · Conv2d(4, 2, kernel 3×3, padding 1×1)",
                        "last · Concatenation(axis 1)",
                        "total");
    }

    /** The same layer may have several places, as anywhere. */
    @Test
    void aLayerWithTwoPlaces() {
        Conv2d shared = conv(2, 2);
        Graph.Builder graph = new Graph.Builder();
        Graph.Node once = graph.add("once", shared, graph.input());
        Graph.Node twice = graph.add("twice", shared, once);
        Graph net = graph.output(graph.add("sum", new Elementwise(Operation.SUM), once, twice));
        INDArray x = Some.random(1, 2, 4, 4);
        INDArray y = net.forward(x);
        Golden.assertClose("output", y, shared.forward(x).add(shared.forward(shared.forward(x))));
        net.backward(Some.ones(1, 2, 4, 4));
        assertThat(Stream.of(net.parameters()).flatMap(List::stream)).hasSize(2);
    }
}
