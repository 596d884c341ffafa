package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.CeilMode;
import dev.stridebook.course.exercise.CeilMode.Answer;
import dev.stridebook.shape.Window;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link CeilMode}. */
public final class GradedCeilMode implements Graded<Answer> {
    private static final Answer LIBRARY = (n, k, s, p, ceil) -> {
        Window window = kernel(k).stride(s).padding(p);
        return (ceil ? window.ceil() : window).outputSize(n, n).height();
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("always-rounded-down", (n, k, s, p, ceil) -> LIBRARY.side(n, k, s, p, false)),
                mistake("always-rounded-up", (n, k, s, p, ceil) -> LIBRARY.side(n, k, s, p, true)),
                mistake(
                        "kept-a-window-in-the-right-padding",
                        (n, k, s, p, ceil) -> withLastBefore(Integer.MAX_VALUE, n, k, s, p, ceil)),
                mistake(
                        "forgot-where-the-first-window-starts",
                        (n, k, s, p, ceil) -> withLastBefore(n, n, k, s, p, ceil)),
                mistake(
                        "took-the-end-of-the-padding-for-that-of-the-map",
                        (n, k, s, p, ceil) -> withLastBefore(n + 2 * p, n, k, s, p, ceil)),
                mistake("left-the-padding-out", (n, k, s, p, ceil) -> LIBRARY.side(n, k, s, 0, ceil)),
                mistake(
                        "rounded-to-the-nearest",
                        (n, k, s, p, ceil) -> ceil
                                ? (int) Math.round((n + 2 * p - k) / (double) s) + 1
                                : LIBRARY.side(n, k, s, p, false)),
                mistake("counted-the-steps", (n, k, s, p, ceil) -> LIBRARY.side(n, k, s, p, ceil) - 1));
    }

    @Points(1)
    @Order(1)
    void floor(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.side(32, 3, 2, 0, false),
                        a -> a.side(5, 2, 2, 0, false),
                        a -> a.side(7, 3, 2, 1, false),
                        a -> a.side(10, 5, 4, 2, false),
                        a -> a.side(6, 6, 1, 0, false),
                        a -> a.side(20_000_003, 2, 2, 0, false));
    }

    @Points(1)
    @Order(2)
    void ceil(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.side(32, 3, 2, 0, true),
                        a -> a.side(5, 2, 2, 0, true),
                        a -> a.side(4, 2, 2, 0, true),
                        a -> a.side(7, 3, 3, 0, true),
                        a -> a.side(8, 3, 2, 1, true),
                        a -> a.side(20_000_003, 2, 2, 0, true));
    }

    /** A last window that starts after the map, one that starts on its last cell, and one whose start only looks too late. */
    @Points(1)
    @Order(3)
    void dropped(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.side(3, 2, 2, 1, true),
                        a -> a.side(4, 1, 2, 0, true),
                        a -> a.side(10, 2, 4, 1, true),
                        a -> a.side(10, 5, 4, 2, true),
                        a -> a.side(11, 5, 4, 2, true),
                        a -> a.side(5, 2, 1, 1, true),
                        a -> a.side(4, 3, 4, 1, true),
                        a -> a.side(9, 4, 3, 2, true));
    }

    @Points(1)
    @Order(4)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(120, r -> {
            int k = r.nextInt(1, 10);
            int p = r.nextInt(0, k / 2 + 1);
            int s = r.nextInt(1, 10);
            int n = r.nextInt(Math.max(1, k - 2 * p), 30);
            boolean ceil = r.nextInt(3) > 0;
            return a -> a.side(n, k, s, p, ceil);
        });
    }

    /** Rounds up, and drops a last window that starts so many cells from the beginning of the padding, or later. */
    private static int withLastBefore(int end, int n, int k, int s, int p, boolean ceil) {
        int side = (n + 2 * p - k + (ceil ? s - 1 : 0)) / s + 1;
        return ceil && (side - 1) * s >= end ? side - 1 : side;
    }
}
