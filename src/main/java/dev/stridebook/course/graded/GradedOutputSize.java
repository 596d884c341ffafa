package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.OutputSize;
import dev.stridebook.course.exercise.OutputSize.Answer;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Order;

/** Grades {@link OutputSize}. */
public final class GradedOutputSize implements Graded<Answer> {
    private static final Answer LIBRARY = (n, k, p, s, d) -> window(k, p, s, d).outputSize(n);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "used-the-height-stride-for-both-axes",
                        (n, k, p, s, d) ->
                                window(k, p, Size.square(s.height()), d).outputSize(n)),
                mistake(
                        "left-the-padding-out",
                        (n, k, p, s, d) -> Size.of(
                                side(n.height(), k.height(), 0, s.height(), d),
                                side(n.width(), k.width(), 0, s.width(), d))),
                mistake(
                        "padded-one-side-only",
                        (n, k, p, s, d) -> Size.of(
                                (n.height() + p.height() - d * (k.height() - 1) - 1) / s.height() + 1,
                                (n.width() + p.width() - d * (k.width() - 1) - 1) / s.width() + 1)),
                mistake(
                        "left-the-dilation-out",
                        (n, k, p, s, d) -> window(k, p, s, 1).outputSize(n)),
                mistake(
                        "rounded-up",
                        (n, k, p, s, d) -> Size.of(
                                1 - Math.floorDiv(-steps(n.height(), k.height(), p.height(), d), s.height()),
                                1 - Math.floorDiv(-steps(n.width(), k.width(), p.width(), d), s.width()))),
                mistake(
                        "counted-the-steps",
                        (n, k, p, s, d) -> Size.of(
                                side(n.height(), k.height(), p.height(), s.height(), d) - 1,
                                side(n.width(), k.width(), p.width(), s.width(), d) - 1)),
                mistake(
                        "divided-the-input-by-the-stride",
                        (n, k, p, s, d) -> Size.of(n.height() / s.height(), n.width() / s.width())),
                mistake(
                        "swapped-height-and-width",
                        (n, k, p, s, d) -> Size.of(
                                side(n.width(), k.width(), p.width(), s.width(), d),
                                side(n.height(), k.height(), p.height(), s.height(), d))),
                mistake(
                        "swapped-the-strides",
                        (n, k, p, s, d) -> Size.of(
                                side(n.height(), k.height(), p.height(), s.width(), d),
                                side(n.width(), k.width(), p.width(), s.height(), d))),
                mistake(
                        "let-the-kernel-span-d-times-k",
                        (n, k, p, s, d) -> Size.of(
                                side(n.height(), d * k.height(), p.height(), s.height(), 1),
                                side(n.width(), d * k.width(), p.width(), s.width(), 1))),
                mistake(
                        "dilated-the-height-only",
                        (n, k, p, s, d) -> Size.of(
                                side(n.height(), k.height(), p.height(), s.height(), d),
                                side(n.width(), k.width(), p.width(), s.width(), 1))));
    }

    @Points(1)
    @Order(1)
    void lecture(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.outputSize(Size.square(8), Size.square(3), Size.square(1), Size.square(1), 1),
                        a -> a.outputSize(Size.square(8), Size.of(5, 3), Size.of(2, 1), Size.square(1), 1),
                        a -> a.outputSize(Size.square(8), Size.square(3), Size.square(1), Size.square(2), 1),
                        a -> a.outputSize(Size.square(8), Size.of(3, 5), Size.of(0, 1), Size.of(3, 4), 1),
                        a -> a.outputSize(Size.of(9, 14), Size.of(3, 5), Size.of(0, 1), Size.of(2, 3), 1));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> question(r, 1));
    }

    @Points(1)
    @Order(3)
    void dilated(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> question(r, r.nextInt(1, 4)));
    }

    private static Window window(Size k, Size p, Size s, int d) {
        return kernel(k.height(), k.width())
                .padding(p.height(), p.width())
                .stride(s.height(), s.width())
                .dilation(d);
    }

    private static int side(int n, int k, int p, int s, int d) {
        return steps(n, k, p, d) / s + 1;
    }

    /** Returns how far the kernel can move. */
    private static int steps(int n, int k, int p, int d) {
        return n + 2 * p - d * (k - 1) - 1;
    }

    private static Function<Answer, Size> question(RandomGenerator r, int dilation) {
        Size kernel = Size.of(r.nextInt(1, 6), r.nextInt(1, 6));
        Size padding = Size.of(r.nextInt(0, 4), r.nextInt(0, 4));
        Size stride = Size.of(r.nextInt(1, 7), r.nextInt(1, 7));
        Size input = Size.of(
                fitting(r, kernel.height(), padding.height(), dilation),
                fitting(r, kernel.width(), padding.width(), dilation));
        return a -> a.outputSize(input, kernel, padding, stride, dilation);
    }

    /** Draws a side into which the kernel fits, often only just. */
    private static int fitting(RandomGenerator random, int kernel, int padding, int dilation) {
        int smallest = dilation * (kernel - 1) + 1 - 2 * padding;
        return Math.max(1, smallest) + random.nextInt(random.nextBoolean() ? 6 : 300);
    }
}
