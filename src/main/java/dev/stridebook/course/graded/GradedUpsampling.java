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
                mistake("cut-the-padding-on-one-side-only", (n, k, s, p) -> (n - 1) * s + k - p));
    }

    @Points(1)
    @Order(1)
    void doubling(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.outputSize(12, 2, 2, 0), a -> a.outputSize(7, 2, 2, 0));
    }

    @Points(1)
    @Order(2)
    void padded(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.outputSize(4, 4, 2, 1), a -> a.outputSize(1, 4, 2, 1));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int k = r.nextInt(1, 7);
            int p = r.nextInt(0, (k + 1) / 2);
            int s = r.nextInt(1, 5);
            int n = r.nextInt(1, 20);
            return a -> a.outputSize(n, k, s, p);
        });
    }
}
