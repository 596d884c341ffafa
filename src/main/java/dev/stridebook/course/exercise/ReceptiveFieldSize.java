package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Size;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.12: the receptive field of stacked layers. */
public final class ReceptiveFieldSize {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** Cells of the input, along one axis, that one cell of the output sees. */
        int size(int[] kernels, int[] strides);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S3.12", "The receptive field of stacked layers", Answer.class, Tests.class)
            .lesson(7)
            .covers("S4.C2")
            .task("""
                How many cells of the input does one cell of the output see along an axis, after layers with the given kernels and strides? Each layer sees k neighbours of the map before it; these
                neighbours stand as many input cells apart as all strides before multiply to. L layers of 3 with stride 1 see 2L + 1; a stride widens what later layers see, not its own.""")
            .mistake(
                    (kernels, strides) -> Arrays.stream(kernels).sum(),
                    "you added the kernels; neighbouring windows overlap, so each layer adds k − 1.")
            .mistake(
                    (kernels, strides) ->
                            1 + Arrays.stream(kernels).map(k -> k - 1).sum(),
                    "you left the strides out; they widen what later layers see.")
            .mistake(
                    (kernels, strides) -> widenedByItself(kernels, strides),
                    "you let a stride widen its own layer; it works on the layers behind it.")
            .mistake((kernels, strides) -> 2 * kernels.length + 1, "you took all kernels for 3×3 with stride 1.")
            .mistake(
                    (kernels, strides) -> Arrays.stream(kernels).reduce(1, (a, b) -> a * b),
                    "you multiplied the kernels; each layer adds k − 1 steps.")
            .hints(
                    "One 3×3 layer sees 3 cells. How many more does a second one see?",
                    "Keep two numbers: what is seen so far (1 at first), and how far apart neighbours stand (1 at first).",
                    "for each layer: size += (kernel − 1) * apart; apart *= stride.");

    private ReceptiveFieldSize() {}

    private static int widenedByItself(int[] kernels, int[] strides) {
        int size = 1;
        int apart = 1;
        for (int layer = 0; layer < kernels.length; layer++) {
            apart *= strides[layer];
            size += (kernels[layer] - 1) * apart;
        }
        return size;
    }

    static final class Tests {
        private static final Answer LIBRARY = (kernels, strides) -> {
            ReceptiveField field = ReceptiveField.of(Size.square(10_000));
            for (int layer = 0; layer < kernels.length; layer++) {
                field = field.after(kernel(kernels[layer]).stride(strides[layer]));
            }
            return field.size().height();
        };

        @Points(1)
        @Order(1)
        @DisplayName("3×3 layers with stride 1")
        void threes(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.size(new int[] {3}, new int[] {1}),
                            a -> a.size(new int[] {3, 3}, new int[] {1, 1}),
                            a -> a.size(new int[] {3, 3, 3}, new int[] {1, 1, 1}));
        }

        @Points(1)
        @Order(2)
        @DisplayName("the MNIST network's maps")
        void mnist(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.size(new int[] {5, 2}, new int[] {1, 2}),
                            a -> a.size(new int[] {5, 2, 5, 2}, new int[] {1, 2, 1, 2}));
        }

        @Points(1)
        @Order(3)
        @DisplayName("random layers")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                int layers = r.nextInt(1, 5);
                int[] kernels = r.ints(layers, 1, 6).toArray();
                int[] strides = r.ints(layers, 1, 4).toArray();
                return a -> a.size(kernels, strides);
            });
        }
    }
}
