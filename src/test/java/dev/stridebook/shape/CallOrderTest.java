package dev.stridebook.shape;

import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The parts of a window may be named in any order: the same window comes of it, or the same refusal. */
class CallOrderTest {
    /**
     * A call of a method.
     *
     * @param onPlane with two numbers, of {@link Window}
     * @param onLine with one number, of {@link Window1d}
     */
    record Call(String text, UnaryOperator<Window> onPlane, UnaryOperator<Window1d> onLine) {
        @Override
        public String toString() {
            return text;
        }
    }

    @Provide
    Arbitrary<List<Call>> calls() {
        Arbitrary<Integer> one = Arbitraries.integers().between(1, 3);
        Arbitrary<Call> stride = Combinators.combine(one, one)
                .as((h, w) -> new Call("stride(%d, %d)".formatted(h, w), x -> x.stride(h, w), x -> x.stride(w)));
        Arbitrary<Call> dilation = Combinators.combine(one, one)
                .as((h, w) -> new Call("dilation(%d, %d)".formatted(h, w), x -> x.dilation(h, w), x -> x.dilation(w)));
        Arbitrary<Call> padding = Arbitraries.oneOf(
                Arbitraries.of(
                        new Call("samePadding()", Window::samePadding, Window1d::samePadding),
                        new Call("validPadding()", Window::validPadding, Window1d::validPadding)),
                Combinators.combine(one, one)
                        .as((h, w) -> new Call(
                                "padding(%d, %d)".formatted(h, w), x -> x.padding(h, w), x -> x.padding(h, w))));
        Call ceil = new Call("ceil()", Window::ceil, Window1d::ceil);
        return Combinators.combine(
                        stride.list().ofMaxSize(1),
                        dilation.list().ofMaxSize(1),
                        padding.list().ofMaxSize(1),
                        Arbitraries.just(ceil).list().ofMaxSize(1))
                .as((a, b, c, d) -> {
                    List<Call> calls = new ArrayList<>(a);
                    calls.addAll(b);
                    calls.addAll(c);
                    calls.addAll(d);
                    return calls;
                });
    }

    @Property
    void playsNoPart(
            @ForAll("calls") List<Call> calls,
            @ForAll("sides") int height,
            @ForAll("sides") int width,
            @ForAll Random random) {
        List<Call> others = new ArrayList<>(calls);
        Collections.shuffle(others, random);

        assertThat(plane(height, width, others)).isEqualTo(plane(height, width, calls));
        assertThat(line(width, others)).isEqualTo(line(width, calls));
    }

    @Provide
    Arbitrary<Integer> sides() {
        return Arbitraries.integers().between(1, 4);
    }

    /** The window and everything it says, or the text of the refusal. */
    private static List<Object> plane(int height, int width, List<Call> calls) {
        try {
            Window window = kernel(height, width);
            for (Call call : calls) {
                window = call.onPlane.apply(window);
            }
            return List.of(window, window.stride(), window.padding(), window.toString(), pooled(window));
        } catch (ShapeException refusal) {
            return List.of(refusal.getMessage());
        }
    }

    private static Object pooled(Window window) {
        try {
            return window.forPooling();
        } catch (ShapeException refusal) {
            return refusal.getMessage();
        }
    }

    private static List<Object> line(int length, List<Call> calls) {
        try {
            Window1d window = kernel1d(length);
            for (Call call : calls) {
                window = call.onLine.apply(window);
            }
            return List.of(window, window.toString(), window.axis());
        } catch (ShapeException refusal) {
            return List.of(refusal.getMessage());
        }
    }
}
