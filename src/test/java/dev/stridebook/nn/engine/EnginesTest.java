package dev.stridebook.nn.engine;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.Some;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EnginesTest {
    private final Engine nd4j = chosen("nd4j");
    private final Engine oneDnn = chosen("onednn");

    private static Engine chosen(String wish) {
        Engines.Choice choice = Engines.choose(wish, Engines::oneDnn);
        assertThat(choice.failure()).isNull();
        return choice.engine();
    }

    /** The conformance tests run once with each: this shows that they do. */
    @Test
    @Tag("conformance")
    void theChosenOneIsTheOneAskedFor() {
        String wish = System.getProperty(Engines.PROPERTY, "onednn");
        assertThat(Engines.description()).isEqualTo(chosen(wish).description());
        assertThat(Engines.failure()).isEmpty();
        assertThat(oneDnn.description()).startsWith("oneDNN 3.");
        assertThat(nd4j.description()).isEqualTo("ND4J's operators");
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> Engines.choose("cuda", Engines::oneDnn))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nd4j, onednn or lanes, but is cuda");
    }

    /** The tests' Java has neither the module nor the second compiler. */
    @Test
    void lanesSayWhatTheyNeed() {
        assertThatThrownBy(() -> Engines.choose("lanes", Engines::oneDnn))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--add-modules=jdk.incubator.vector");
    }

    @Test
    void whyOneDnnDoesNotRunIsKept() {
        LinkageError failure = new UnsatisfiedLinkError("no libgomp");
        Supplier<Engine> broken = () -> {
            throw failure;
        };
        Engines.Choice choice = Engines.choose("", broken);
        assertThat(choice.engine()).isInstanceOf(Nd4jEngine.class);
        assertThat(choice.failure()).isSameAs(failure);
        assertThat(Engines.choose("nd4j", broken).failure()).isNull();
        assertThatThrownBy(() -> Engines.choose("onednn", broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no libgomp")
                .hasCause(failure);
    }

    record Case(Window window, int n, int in, int h, int w, int out, int groups) {}

    /**
     * Beside common shapes some that oneDNN has no fast code for, that overflow where one counts in ints, or where native code is
     * wrong.
     */
    static Stream<Case> cases() {
        return Stream.of(
                new Case(kernel(5), 4, 1, 28, 28, 10, 1),
                new Case(kernel(3).padding(1), 2, 17, 9, 7, 33, 1),
                new Case(kernel(7).stride(2).padding(3), 1, 3, 32, 30, 64, 1),
                new Case(kernel(3, 2).stride(2, 3).dilation(2, 1).padding(new Padding(0, 1, 2, 1)), 2, 6, 9, 8, 6, 3),
                new Case(kernel(3), 2, 8, 6, 5, 8, 8),
                new Case(kernel(5).dilation(4).stride(1, 2), 1, 17, 17, 17, 1, 1),
                new Case(kernel(16, 15).stride(2), 1, 3, 18, 15, 2, 1),
                new Case(kernel(2).padding(5), 2, 3, 3, 4, 2, 1),
                new Case(kernel(2).stride(Integer.MAX_VALUE), 2, 2, 7, 7, 2, 1),
                new Case(kernel(1).stride(4), 2, 3, 9, 9, 5, 1),
                new Case(kernel(3).stride(2).padding(1), 2, 32, 11, 9, 32, 1),
                new Case(kernel(5, 3).stride(3, 1).dilation(1, 2), 3, 17, 20, 18, 20, 1),
                new Case(kernel(1).stride(2), 2, 32, 9, 8, 48, 1),
                new Case(kernel(3).stride(2).dilation(2).padding(new Padding(0, 1, 2, 1)), 2, 4, 13, 9, 32, 1),
                new Case(kernel(5, 17).stride(2), 2, 24, 7, 17, 8, 1),
                new Case(kernel(4, 8).stride(3, 1).dilation(1, 2), 2, 17, 14, 15, 48, 1),
                new Case(kernel(3).padding(1), 3, 20, 32, 32, 20, 1),
                new Case(kernel(4).stride(4), 2, 38, 64, 32, 2, 2),
                new Case(kernel(3).stride(2), 2, 6, 12, 10, 6, 6),
                new Case(kernel(2).padding(1), 2, 3, 9, 9, 19, 1),
                new Case(kernel(3), 2, 12, 8, 8, 1, 1),
                new Case(kernel(3), 2, 2, 17, 17, 12, 2),
                new Case(kernel(6, 7), 5, 30, 6, 7, 60, 1),
                new Case(kernel(3).padding(1), 2, 20, 9, 8, 1, 1),
                new Case(
                        kernel(3, 2).stride(1, 2).dilation(2, 1).padding(new Padding(0, 1, 2, 1)), 2, 64, 12, 11, 2, 1),
                new Case(kernel(3), 1, 40, 4, 4, 40, 1),
                new Case(kernel(11).dilation(2).stride(2).padding(9), 30, 4, 8, 8, 8, 4),
                new Case(kernel(7, 9).padding(new Padding(4, 1, 1, 6)), 32, 3, 3, 2, 18, 1),
                new Case(kernel(4).dilation(3).padding(9), 20, 3, 2, 5, 7, 1),
                new Case(kernel(3).padding(1), 1, 60, 3, 3, 60, 1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothAnswerTheSame(Case c) {
        INDArray x = Some.random(c.n, c.in, c.h, c.w);
        INDArray weight = Some.random(
                c.out,
                c.in / c.groups,
                c.window.kernel().height(),
                c.window.kernel().width());
        INDArray bias = Some.random(c.out);
        INDArray y = nd4j.conv2d(x, weight, bias, c.window, c.groups);
        INDArray gradient = Some.random(y.shape());
        assertClose("output", oneDnn.conv2d(x, weight, bias, c.window, c.groups), y);
        assertClose(
                "output without bias",
                oneDnn.conv2d(x, weight, null, c.window, c.groups),
                nd4j.conv2d(x, weight, null, c.window, c.groups));
        assertClose(
                "input gradient",
                oneDnn.conv2dInputGradient(x.shape(), weight, gradient, c.window, c.groups),
                nd4j.conv2dInputGradient(x.shape(), weight, gradient, c.window, c.groups));
        Engine.LearnedGradients learned = NewGradients.conv2d(oneDnn, x, weight.shape(), gradient, c.window, c.groups);
        Engine.LearnedGradients expected = NewGradients.conv2d(nd4j, x, weight.shape(), gradient, c.window, c.groups);
        assertClose("weight gradient", learned.weight(), expected.weight());
        assertClose("bias gradient", learned.bias(), expected.bias());
    }

    /** Also few rows, and few columns, which oneDNN multiplies in other ways. */
    @ParameterizedTest
    @CsvSource({"5, 7, 3", "9, 1200, 8", "40, 400, 3", "5003, 200, 2", "700, 700, 5", "600, 400, 1"})
    void bothMultiplyTheSame(int rows, int inner, int columns) {
        for (boolean transposeA : new boolean[] {false, true}) {
            for (boolean transposeB : new boolean[] {false, true}) {
                bothMultiplyTheSame(rows, inner, columns, transposeA, transposeB);
            }
        }
    }

    private void bothMultiplyTheSame(int rows, int inner, int columns, boolean transposeA, boolean transposeB) {
        INDArray a = transposeA ? Some.random(inner, rows) : Some.random(rows, inner);
        INDArray b = transposeB ? Some.random(columns, inner) : Some.random(inner, columns);
        INDArray expected = nd4j.matmul(a, transposeA, b, transposeB, null);
        assertClose("product", oneDnn.matmul(a, transposeA, b, transposeB, null), expected);
        assertClose("of other orders", oneDnn.matmul(a.dup('f'), transposeA, b.dup('f'), transposeB, null), expected);
        INDArray bias = Some.random(columns);
        assertClose("with bias", oneDnn.matmul(a, transposeA, b, transposeB, bias), expected.addRowVector(bias));
        assertClose("ND4J with bias", nd4j.matmul(a, transposeA, b, transposeB, bias), expected.addRowVector(bias));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 1000, 70_001})
    void bothKeepWhatIsPositiveAndWhatIsNoNumber(int count) {
        INDArray x = Some.random(count).subi(0.5);
        float[] odd = {
            Float.NaN,
            Float.intBitsToFloat(0xffc00000),
            Float.NEGATIVE_INFINITY,
            Float.POSITIVE_INFINITY,
            -0f,
            -Float.MIN_VALUE
        };
        Floats.of(x).put(odd, 0, Math.min(count, odd.length));
        for (Engine engine : List.of(nd4j, oneDnn)) {
            INDArray y = Nd4j.create(DataType.FLOAT, count);
            engine.relu(x, y);
            float[] expected = x.data().asFloat();
            for (int i = 0; i < count; i++) {
                expected[i] = expected[i] < 0 ? 0 : expected[i];
            }
            assertThat(y.data().asFloat()).isEqualTo(expected);
        }
    }

    @Test
    void answersTheSameBitsEachTimeAndInEachThread() throws Exception {
        INDArray x = Some.random(8, 10, 12, 12);
        INDArray weight = Some.random(20, 10, 5, 5);
        Callable<INDArray> call = () -> oneDnn.conv2d(x, weight, null, kernel(5), 1);
        INDArray first = call.call();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (Future<INDArray> answer : threads.invokeAll(List.of(call, call, call, call, call, call))) {
                assertThat(answer.get().data().asFloat()).isEqualTo(first.data().asFloat());
            }
        } finally {
            threads.shutdown();
        }
    }
}
