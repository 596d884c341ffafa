package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.6: the output's size for any window. */
public final class OutputSize {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** Height and width of a convolution's output. */
        Size outputSize(Size input, Size kernel, Size padding, Size stride, int dilation);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S3.6", "The output's size for any window", Answer.class, Tests.class)
            .lesson(3)
            .covers("S1.C4", "S3.C6")
            .task("""
                The documents' formula (n − k)/s + 1 lacks padding, dilation and rounding. Write it with all of them, for height and width: padding is per
                side, a kernel with dilation d spans d·(k − 1) + 1 cells, and a step that the input does not fill is dropped.""")
            .mistake(
                    (n, k, p, s, d) -> window(k, p, Size.square(s.height()), d).outputSize(n),
                    "you used the height's stride for both axes.")
            .mistake(
                    (n, k, p, s, d) -> Size.of(
                            side(n.height(), k.height(), 0, s.height(), d),
                            side(n.width(), k.width(), 0, s.width(), d)),
                    "you left the padding out.")
            .mistake(
                    (n, k, p, s, d) -> Size.of(
                            (n.height() + p.height() - d * (k.height() - 1) - 1) / s.height() + 1,
                            (n.width() + p.width() - d * (k.width() - 1) - 1) / s.width() + 1),
                    "you padded one side only; padding counts per side, so it comes twice.")
            .mistake(
                    (n, k, p, s, d) -> window(k, p, s, 1).outputSize(n),
                    "you left the dilation out; the kernel spans d·(k − 1) + 1 cells.")
            .mistake(
                    (n, k, p, s, d) -> window(k, p, s, d).ceil().outputSize(n),
                    "you rounded up; a convolution drops the step that the input does not fill.")
            .mistake(
                    (n, k, p, s, d) -> Size.of(
                            side(n.height(), k.height(), p.height(), s.height(), d) - 1,
                            side(n.width(), k.width(), p.width(), s.width(), d) - 1),
                    "you counted the steps; there is one position more, hence the + 1.")
            .mistake(
                    (n, k, p, s, d) -> Size.of(n.height() / s.height(), n.width() / s.width()),
                    "you divided the input by the stride; the kernel and the padding count too.")
            .hints(
                    "Write it for one axis first, in a method of its own.",
                    "How far can the first cell of the kernel move? Then divide by the stride and round down.",
                    "(n + 2·p − d·(k − 1) − 1) / s + 1, once with the heights and once with the widths; int division rounds down.");

    private OutputSize() {}

    private static Window window(Size k, Size p, Size s, int d) {
        return kernel(k.height(), k.width())
                .padding(p.height(), p.width())
                .stride(s.height(), s.width())
                .dilation(d);
    }

    private static int side(int n, int k, int p, int s, int d) {
        return (n + 2 * p - d * (k - 1) - 1) / s + 1;
    }

    static final class Tests {
        private static final Answer LIBRARY =
                (n, k, p, s, d) -> window(k, p, s, d).outputSize(n);

        @Points(1)
        @Order(1)
        @DisplayName("the lecture's windows on 8×8")
        void lecture(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.outputSize(Size.square(8), Size.square(3), Size.square(1), Size.square(1), 1),
                            a -> a.outputSize(Size.square(8), Size.of(5, 3), Size.of(2, 1), Size.square(1), 1),
                            a -> a.outputSize(Size.square(8), Size.square(3), Size.square(1), Size.square(2), 1),
                            a -> a.outputSize(Size.square(8), Size.of(3, 5), Size.of(0, 1), Size.of(3, 4), 1));
        }

        @Points(1)
        @Order(2)
        @DisplayName("random windows without dilation")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> question(r, 1));
        }

        @Points(1)
        @Order(3)
        @DisplayName("random windows with dilation")
        void dilated(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> question(r, r.nextInt(1, 4)));
        }

        private static Function<Answer, Size> question(RandomGenerator r, int dilation) {
            Size kernel = Size.of(r.nextInt(1, 5), r.nextInt(1, 5));
            Size padding = Size.of(r.nextInt(0, 3), r.nextInt(0, 3));
            Size stride = Size.of(r.nextInt(1, 5), r.nextInt(1, 5));
            Size input = Size.of(r.nextInt(13, 40), r.nextInt(13, 40));
            return a -> a.outputSize(input, kernel, padding, stride, dilation);
        }
    }
}
