package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.random;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.array.Scratch;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Which forward a backward goes back from. */
class KeptTest {
    private final INDArray one = counting(1);

    /** A layer of one's own, which calls another so many times. */
    private record Repeated(Layer layer, int times) implements Layer {
        @Override
        public INDArray forward(INDArray x) {
            INDArray y = x;
            for (int i = 0; i < times; i++) {
                y = layer.forward(y);
            }
            return y;
        }

        @Override
        public INDArray backward(INDArray gradient) {
            INDArray back = gradient;
            for (int i = 0; i < times; i++) {
                back = layer.backward(back);
            }
            return back;
        }

        @Override
        public List<Parameter> parameters() {
            return layer.parameters();
        }

        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public String name() {
            return "repeated";
        }
    }

    @Test
    void theNewestIsTakenFirst() {
        Kept<Integer> kept = new Kept<>("Layer");
        kept.keep(one, 1);
        kept.keep(one, 2);
        assertThat(kept.take()).isEqualTo(2);
        kept.keep(one, 3);
        assertThat(kept.take()).isEqualTo(3);
        assertThat(kept.take()).isEqualTo(1);
        assertThatThrownBy(kept::take)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Layer has nothing to go back from: call forward(x) before each backward")
                .hasMessageEndingWith("in the same workspace if you use one.");
    }

    @Test
    void ofForwardsByThemselvesTheLastEightAreKept() {
        Kept<Integer> kept = new Kept<>("Layer");
        for (int i = 1; i <= 20; i++) {
            kept.keep(one, i);
        }
        for (int i = 20; i > 12; i--) {
            assertThat(kept.take()).isEqualTo(i);
        }
        assertThatThrownBy(kept::take).hasMessageContaining("Only the last 8 forwards can go back");
        assertThatThrownBy(kept::take).hasMessageEndingWith("in the same workspace if you use one.");
    }

    @Test
    void withinARunAllAreKept() {
        Kept<Integer> outer = new Kept<>("Outer");
        Kept<Integer> inner = new Kept<>("Inner");
        for (int run = 0; run < 10; run++) {
            int number = run;
            outer.forward(() -> {
                for (int i = 0; i < 20; i++) {
                    inner.keep(one, 100 * number + i);
                }
                outer.keep(one, number);
                return null;
            });
        }
        for (int run = 9; run > 1; run--) {
            int number = run;
            outer.back(value -> {
                assertThat(value).isEqualTo(number);
                for (int i = 19; i >= 5; i--) {
                    assertThat(inner.take()).isEqualTo(100 * number + i);
                }
                return null;
            });
        }
        assertThatThrownBy(() -> outer.back(value -> value)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(inner::take).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStepOfAScratchKeepsAll() {
        Linear linear = new Linear(2, 2);
        Repeated repeated = new Repeated(linear, 30);
        try (Scratch scratch = new Scratch()) {
            for (int step = 0; step < 3; step++) {
                scratch.step(() -> {
                    repeated.forward(counting(1, 2));
                    return repeated.backward(counting(1, 2)).dup();
                });
            }
        }
        repeated.forward(counting(1, 2));
        assertThatThrownBy(() -> repeated.backward(counting(1, 2)))
                .hasMessageContaining("Linear(2, 2) has nothing to go back from")
                .hasMessageContaining("within a Sequential");
        Sequential net = new Sequential(repeated);
        net.forward(counting(1, 2));
        net.backward(counting(1, 2));
    }

    @Test
    void aRunThatFailsLeavesNothingBehind() {
        Conv2d conv = new Conv2d(1, 1, kernel(2));
        Sequential net = new Sequential(conv, new Sigmoid(), new Flatten(), new Linear(4, 2));
        INDArray x = random(1, 1, 3, 3);
        INDArray g = random(1, 2);
        net.forward(x);
        INDArray expected = net.backward(g);
        net.forward(x);
        assertThatThrownBy(() -> net.forward(random(1, 1, 5, 5))).isInstanceOf(ShapeException.class);
        assertClose("gradient", net.backward(g), expected);
        net.forward(x);
        assertThatThrownBy(() -> net.backward(random(1, 3))).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> net.backward(g)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> conv.backward(random(1, 1, 2, 2))).isInstanceOf(IllegalStateException.class);
        net.forward(x);
        assertClose("gradient", net.backward(g), expected);
    }

    @Test
    void aLookAtALayerDoesNotDisturbTheNetwork() {
        Conv2d conv = new Conv2d(1, 1, kernel(2));
        Sequential net = new Sequential(conv, new Sigmoid());
        INDArray x = random(1, 1, 3, 3);
        INDArray g = random(1, 1, 2, 2);
        net.forward(x);
        INDArray expected = net.backward(g);
        net.forward(x);
        conv.forward(random(1, 1, 9, 9));
        assertClose("gradient", net.backward(g), expected);
        assertThat(conv.backward(random(1, 1, 8, 8)).shape()).containsExactly(1, 1, 9, 9);
        assertThatThrownBy(() -> conv.backward(g)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void networksCalledByThemselvesGoBackInTurn() {
        Sequential net = new Sequential(new Conv2d(1, 2, kernel(2)), new ReLU(), new MaxPool2d(2), new Flatten());
        List<INDArray> xs = new ArrayList<>();
        List<INDArray> expected = new ArrayList<>();
        INDArray g = random(2, 2 * 2 * 3);
        for (int i = 0; i < 4; i++) {
            xs.add(random(2, 1, 5, 7));
            net.forward(xs.get(i));
            expected.add(net.backward(g).dup());
        }
        xs.forEach(net::forward);
        for (int i = 3; i >= 0; i--) {
            assertClose("gradient " + i, net.backward(g), expected.get(i));
        }
    }

    @Test
    void layersOfANetworkGoBackOneByOne() {
        Sequential net = new Sequential(new Conv2d(1, 2, kernel(2)), new Sigmoid(), new AvgPool2d(2));
        INDArray x = random(2, 1, 5, 7);
        INDArray g = random(2, 2, 2, 3);
        net.forward(x);
        INDArray expected = net.backward(g);
        net.forward(x);
        INDArray back = g;
        for (int i = 2; i >= 0; i--) {
            back = net.layers().get(i).backward(back);
        }
        assertClose("gradient", back, expected);
    }
}
