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
                mistake("divided-whole-numbers", (n, k, p, s) -> {
                    int with = positions(n, k, p, s);
                    int without = positions(n, k, p, 1);
                    return with * with / (without * without);
                }),
                mistake("gave-what-is-saved", (n, k, p, s) -> 1 - LIBRARY.share(n, k, p, s)),
                mistake("squared-in-ints", (n, k, p, s) -> {
                    int with = positions(n, k, p, s);
                    int without = positions(n, k, p, 1);
                    return (double) (with * with) / (without * without);
                }),
                mistake("gave-the-inverse", (n, k, p, s) -> 1 / LIBRARY.share(n, k, p, s)),
                mistake(
                        "left-the-padding-out",
                        (n, k, p, s) -> Math.pow((double) positions(n, k, 0, s) / positions(n, k, 0, 1), 2)),
                mistake(
                        "padded-one-side-only",
                        (n, k, p, s) -> Math.pow((double) ((n + p - k) / s + 1) / (n + p - k + 1), 2)),
                mistake(
                        "rounded-up",
                        (n, k, p, s) ->
                                Math.pow(((n + 2 * p - k + s - 1) / s + 1) / (double) positions(n, k, p, 1), 2)),
                mistake(
                        "counted-fractions-of-positions",
                        (n, k, p, s) -> Math.pow(((n + 2.0 * p - k) / s + 1) / (n + 2 * p - k + 1), 2)));
    }

    @Points(1)
    @Order(1)
    void half(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.share(28, 3, 0, 2),
                        a -> a.share(27, 3, 0, 2),
                        a -> a.share(224, 3, 1, 2),
                        a -> a.share(28, 3, 1, 1));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int k = r.nextInt(1, 8);
            int p = r.nextInt(0, 4);
            int s = r.nextInt(1, 8);
            int n = k + r.nextInt(new int[] {4, 60, 200_000}[r.nextInt(3)]);
            return a -> a.share(n, k, p, s);
        });
    }

    /** Returns the number of positions along an axis. */
    private static int positions(int n, int k, int p, int s) {
        return (n + 2 * p - k) / s + 1;
    }
}
