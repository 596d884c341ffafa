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
                        (n, k, s, p, ceil) -> (n + 2 * p - k + (ceil ? s - 1 : 0)) / s + 1),
                mistake("left-the-padding-out", (n, k, s, p, ceil) -> LIBRARY.side(n, k, s, 0, ceil)));
    }

    @Points(1)
    @Order(1)
    void floor(Answer answer) {
        compare(answer, LIBRARY)
                .on(a -> a.side(32, 3, 2, 0, false), a -> a.side(5, 2, 2, 0, false), a -> a.side(7, 3, 2, 1, false));
    }

    @Points(1)
    @Order(2)
    void ceil(Answer answer) {
        compare(answer, LIBRARY)
                .on(a -> a.side(32, 3, 2, 0, true), a -> a.side(5, 2, 2, 0, true), a -> a.side(4, 2, 2, 0, true));
    }

    @Points(1)
    @Order(3)
    void dropped(Answer answer) {
        compare(answer, LIBRARY)
                .on(a -> a.side(3, 2, 2, 1, true), a -> a.side(4, 1, 2, 0, true), a -> a.side(10, 2, 4, 1, true));
    }

    @Points(1)
    @Order(4)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(60, r -> {
            int k = r.nextInt(1, 6);
            int p = r.nextInt(0, k / 2 + 1);
            int s = r.nextInt(1, 6);
            int n = r.nextInt(5, 30);
            boolean ceil = r.nextBoolean();
            return a -> a.side(n, k, s, p, ceil);
        });
    }
}
