package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.nn.Some.random;
import static dev.stridebook.nn.Some.row;
import static dev.stridebook.nn.Some.shape;
import static dev.stridebook.nn.Some.values;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link Residual}, {@link Concat} and {@link SqueezeExcitation}. */
class BlocksTest {

    @Test
    void residualAddsTheInput() {
        Conv2d conv = new Conv2d(2, 2, kernel(3).samePadding());
        Residual block = new Residual(conv);
        INDArray x = random(2, 2, 4, 5);
        INDArray g = random(2, 2, 4, 5);
        INDArray y = block.forward(x);
        INDArray dx = block.backward(g);
        assertClose("output", y, conv.forward(x).add(x));
        assertClose("gradient", dx, conv.backward(g).add(g));
        assertThat(block.forward(random(2, 4, 5)).shape()).containsExactly(2, 4, 5);
    }

    /** ND4J loses the shape of a single channel of such a part. */
    @Test
    void concatTakesAGradientThatIsPartOfALargerArray() {
        INDArray x = random(2, 3, 4, 5);
        INDArray larger = random(4, 4, 6, 7);
        INDArray g = larger.get(interval(1, 3), interval(1, 4), interval(1, 5), interval(1, 6));
        Concat concat = new Concat(new Conv2d(3, 2, kernel(1)), new Conv2d(3, 1, kernel(1)));
        concat.forward(x);
        INDArray dx = concat.backward(g.dup('c'));
        concat.forward(x);

        assertClose("gradient", concat.backward(g), dx);
    }

    @Test
    void residualAddsWhatTheShortcutMakes() {
        Conv2d conv = new Conv2d(2, 4, kernel(3).stride(2).padding(1));
        Conv2d shortcut = new Conv2d(2, 4, kernel(1).stride(2));
        Residual block = new Residual(conv, shortcut);
        INDArray x = random(1, 2, 6, 6);
        INDArray g = random(1, 4, 3, 3);
        assertClose("output", block.forward(x), conv.forward(x).add(shortcut.forward(x)));
        block.forward(x);
        assertClose("gradient", block.backward(g), sumOfBackwards(List.of(conv, shortcut), x, g));
        assertThat(block.parameters())
                .extracting(Parameter::name)
                .containsExactly("body.weight", "body.bias", "shortcut.weight", "shortcut.bias");
        Cost cost = block.cost(Shape.of(2, 6, 6));
        assertThat(cost).isEqualTo(conv.cost(Shape.of(2, 6, 6)).plus(shortcut.cost(Shape.of(2, 6, 6))));
    }

    private static INDArray sumOfBackwards(List<Layer> layers, INDArray x, INDArray g) {
        return layers.stream()
                .map(layer -> {
                    layer.forward(x);
                    return layer.backward(g);
                })
                .reduce(INDArray::add)
                .orElseThrow();
    }

    @Test
    void residualTellsWhichShortcutWouldFit() {
        String message =
                "A residual block adds what its two branches put out, so both must have the same shape, but of "
                        + "%s the body makes %s and the shortcut leaves %s. Conv2d(2, 4, kernel 1×1, stride 2×2) as the shortcut "
                        + "makes that of the body.";
        Residual block = new Residual(new Conv2d(2, 4, kernel(3).stride(2).padding(1)));
        assertThatThrownBy(() -> block.outputShape(Shape.of(2, 6, 6)))
                .isInstanceOf(ShapeException.class)
                .hasMessage(message.formatted("2×6×6", "4×3×3", "2×6×6"));
        assertThatThrownBy(() -> block.forward(random(1, 2, 6, 6)))
                .hasMessage(message.formatted("[1, 2, 6, 6]", "[1, 4, 3, 3]", "[1, 2, 6, 6]"));
        assertThatThrownBy(() -> new Residual(new Conv2d(2, 2, kernel(3))).outputShape(Shape.of(2, 6, 6)))
                .hasMessageContaining("padding that keeps the size");
        assertThatThrownBy(() -> new Residual(new Linear(3, 4)).forward(random(5, 3)))
                .hasMessageContaining("makes [5, 4] and the shortcut leaves [5, 3]");
    }

    @Test
    void concatJoinsChannels() {
        Conv2d one = new Conv2d(2, 3, kernel(1));
        MaxPool2d two = new MaxPool2d(kernel(3).stride(1).padding(1));
        Concat block = new Concat(one, two);
        INDArray x = random(2, 2, 4, 5);
        INDArray y = block.forward(x);
        assertThat(y.shape()).containsExactly(2, 5, 4, 5);
        assertClose("first", y.get(all(), interval(0, 3), all(), all()), one.forward(x));
        assertClose("second", y.get(all(), interval(3, 5), all(), all()), two.forward(x));
        INDArray g = random(2, 5, 4, 5);
        block.forward(x);
        INDArray dx = block.backward(g);
        one.forward(x);
        two.forward(x);
        assertClose(
                "gradient",
                dx,
                one.backward(g.get(all(), interval(0, 3), all(), all()))
                        .add(two.backward(g.get(all(), interval(3, 5), all(), all()))));
        INDArray single = block.forward(random(2, 4, 5));
        assertThat(single.shape()).containsExactly(5, 4, 5);
        assertThat(block.backward(single).shape()).containsExactly(2, 4, 5);
        assertThat(block.parameters()).extracting(Parameter::name).containsExactly("0.weight", "0.bias");
        assertThat(block.outputShape(Shape.of(2, 4, 5))).isEqualTo(Shape.of(5, 4, 5));
        assertThat(block.cost(Shape.of(2, 4, 5))).isEqualTo(new Cost(9, 6 * 20, 100));
        assertThat(block.receptiveField(ReceptiveField.of(Size.square(9))).size())
                .isEqualTo(Size.square(3));
    }

    @Test
    void concatRefusesMapsOfDifferentSizes() {
        Concat block = new Concat(new Conv2d(2, 3, kernel(1)), new Conv2d(2, 3, kernel(3)));
        assertThatThrownBy(() -> block.outputShape(Shape.of(2, 4, 5)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("of 2×4×5 its branches make 3×4×5, 3×2×3");
        assertThatThrownBy(() -> block.forward(random(1, 2, 4, 5)))
                .hasMessageContaining("of [1, 2, 4, 5] its branches make [1, 3, 4, 5], [1, 3, 2, 3]");
        assertThatThrownBy(() -> new Concat(new Flatten()).forward(random(1, 2, 4, 5)))
                .hasMessageContaining("[1, 40]");
        assertThatThrownBy(() -> new Concat(new Flatten()).outputShape(Shape.of(2, 4, 5)))
                .isInstanceOf(ShapeException.class);
        assertThatThrownBy(Concat::new).hasMessageContaining("at least one branch");
        Concat fits = new Concat(new ReLU());
        fits.forward(random(1, 2, 4, 5));
        assertThatThrownBy(() -> fits.backward(ones(1, 3, 4, 5))).hasMessageContaining("[1, 2, 4, 5]");
    }

    @Test
    void squeezeExcitationWeighsChannels() {
        SqueezeExcitation block = new SqueezeExcitation(2, 1);
        List<Parameter> parameters = block.parameters();
        assertThat(parameters)
                .extracting(Parameter::toString)
                .containsExactly("fc1.weight [1, 2]", "fc1.bias [1]", "fc2.weight [2, 1]", "fc2.bias [2]");
        parameters.get(0).set(values(shape(1, 2), 1, -1));
        parameters.get(1).set(row(2));
        parameters.get(2).set(values(shape(2, 1), 0.5, -1));
        parameters.get(3).set(row(0.25, 0));
        assertClose(
                "output",
                block.forward(counting(2, 2, 1, 2).mul(0.25f)),
                values(
                        shape(2, 2, 1, 2),
                        0.182765,
                        0.365529,
                        0.136819,
                        0.182426,
                        0.913823,
                        1.096588,
                        0.319245,
                        0.364851));
        assertClose(
                "gradient",
                block.backward(counting(2, 2, 1, 2)),
                values(
                        shape(2, 2, 1, 2),
                        0.326417,
                        1.057476,
                        0.951918,
                        1.134344,
                        2.298182,
                        3.029241,
                        2.634089,
                        2.816515));
        assertClose("fc1.weight", parameters.get(0).gradient(), values(shape(1, 2), -4.035536, -5.797288));
        assertClose("fc1.bias", parameters.get(1).gradient(), row(-3.523504));
        assertClose("fc2.weight", parameters.get(2).gradient(), values(shape(2, 1), 4.866146, 7.718329));
        assertClose("fc2.bias", parameters.get(3).gradient(), row(3.244097, 5.145553));
    }

    @Test
    void squeezeExcitationKeepsTheShapeAndCostsLittle() {
        SqueezeExcitation block = new SqueezeExcitation(64, 4);
        assertThat(block.outputShape(Shape.of(64, 7, 7))).isEqualTo(Shape.of(64, 7, 7));
        assertThat(block.cost(Shape.of(64, 7, 7))).isEqualTo(new Cost(64 * 4 + 4 + 4 * 64 + 64, 512, 64 + 4 + 64));
        assertThat(block.receptiveField(ReceptiveField.of(Size.square(7))).size())
                .isEqualTo(Size.square(7));
        assertThat(block.forward(random(64, 3, 3)).shape()).containsExactly(64, 3, 3);
        assertThat(block.backward(random(64, 3, 3)).shape()).containsExactly(64, 3, 3);
        assertThat(block).hasToString("SqueezeExcitation(64, 4)");
        assertThatThrownBy(() -> block.forward(random(1, 32, 3, 3))).hasMessageContaining("takes 64 input channels");
        assertThatThrownBy(() -> new SqueezeExcitation(64, 0)).isInstanceOf(ShapeException.class);
    }

    @Test
    void gradientsOfParametersNeedNoGradientOfTheInput() {
        INDArray x = random(2, 2, 4, 4);
        INDArray g = random(2, 2, 4, 4);
        for (Layer block : List.of(
                new Residual(new Conv2d(2, 2, kernel(1)), new Conv2d(2, 2, kernel(1))),
                new Concat(new Conv2d(2, 1, kernel(1)), new Conv2d(2, 1, kernel(1))),
                new SqueezeExcitation(2, 2))) {
            block.forward(x);
            block.backward(g);
            List<INDArray> expected =
                    block.parameters().stream().map(p -> p.gradient().dup()).toList();
            new Sgd(block.parameters(), 1).zeroGradients();
            block.forward(x);
            block.backwardParameters(g);
            for (int i = 0; i < expected.size(); i++) {
                assertClose(block + " " + i, block.parameters().get(i).gradient(), expected.get(i));
            }
        }
    }

    @Test
    void allTakeABatchWithoutExamples() {
        for (Layer block : List.of(
                new Residual(new Conv2d(2, 2, kernel(3).samePadding())),
                new Concat(new ReLU(), new Conv2d(2, 1, kernel(1))),
                new SqueezeExcitation(2, 1))) {
            INDArray y = block.forward(empty(0, 2, 5, 6));
            assertThat(y.shape()).endsWith(5, 6).startsWith(0);
            assertThat(block.backward(y).shape()).containsExactly(0, 2, 5, 6);
        }
    }
}
