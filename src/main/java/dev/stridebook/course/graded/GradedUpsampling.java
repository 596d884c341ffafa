package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.Upsampling;
import dev.stridebook.course.exercise.Upsampling.Answer;
import dev.stridebook.shape.TransposedWindow;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link Upsampling}. */
public final class GradedUpsampling implements Graded<Answer> {
    private static final Answer LIBRARY = (n, k, s, p) ->
            TransposedWindow.of(kernel(k).stride(s).padding(p)).outputSize(n, n).height();

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("multiplied-by-the-stride", (n, k, s, p) -> n * s),
                mistake("wrote-the-size-of-a-convolution", (n, k, s, p) -> (n + 2 * p - k) / s + 1),
                mistake("added-the-padding", (n, k, s, p) -> (n - 1) * s + k + 2 * p),
                mistake("counted-n-steps", (n, k, s, p) -> n * s + k - 2 * p),
                mistake("cut-the-padding-on-one-side-only", (n, k, s, p) -> (n - 1) * s + k - p),
                mistake("left-the-padding-out", (n, k, s, p) -> (n - 1) * s + k),
                mistake("left-the-kernel-out", (n, k, s, p) -> (n - 1) * s + 1 - 2 * p),
                mistake("left-stride-cells-between", (n, k, s, p) -> (n - 1) * (s + 1) + k - 2 * p),
                mistake("spread-over-kernel-minus-1", (n, k, s, p) -> (n - 1) * s + k - 1 - 2 * p));
    }

    @Points(1)
    @Order(1)
    void doubling(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.outputSize(12, 2, 2, 0),
                        a -> a.outputSize(7, 2, 2, 0),
                        a -> a.outputSize(7, 3, 2, 0),
                        a -> a.outputSize(7, 2, 3, 0));
    }

    @Points(1)
    @Order(2)
    void padded(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.outputSize(4, 4, 2, 1),
                        a -> a.outputSize(1, 4, 2, 1),
                        a -> a.outputSize(4, 5, 2, 1),
                        a -> a.outputSize(200, 3, 1, 1));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int k = r.nextInt(1, 9);
            int s = r.nextInt(1, 8);
            int n = r.nextInt(1, new int[] {20, 2000, 100_001}[r.nextInt(3)]);
            int p = Math.min(r.nextInt(0, k), ((n - 1) * s + k - 1) / 2);
            return a -> a.outputSize(n, k, s, p);
        });
    }
}
