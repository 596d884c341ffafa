package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.StrideSavings;
import dev.stridebook.course.exercise.StrideSavings.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link StrideSavings}. */
public final class GradedStrideSavings implements Graded<Answer> {
    private static final Answer LIBRARY = (n, k, p, s) ->
            (double) kernel(k).padding(p).stride(s).outputSize(n, n).area()
                    / kernel(k).padding(p).outputSize(n, n).area();

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("saved-along-one-axis-only", (n, k, p, s) -> 1.0 / s),
                mistake("counted-one-axis-only", (n, k, p, s) -> Math.sqrt(LIBRARY.share(n, k, p, s))),
                mistake("took-1-over-s-squared", (n, k, p, s) -> 1.0 / (s * s)),
                mistake("divided-whole-numbers", (n, k, p, s) -> (long) LIBRARY.share(n, k, p, s)),
                mistake("gave-what-is-saved", (n, k, p, s) -> 1 - LIBRARY.share(n, k, p, s)));
    }

    @Points(1)
    @Order(1)
    void half(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.share(28, 3, 0, 2), a -> a.share(224, 3, 1, 2), a -> a.share(28, 3, 1, 1));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int k = r.nextInt(1, 8);
            int p = r.nextInt(0, 4);
            int s = r.nextInt(1, 6);
            int n = r.nextInt(8, 60);
            return a -> a.share(n, k, p, s);
        });
    }
}
