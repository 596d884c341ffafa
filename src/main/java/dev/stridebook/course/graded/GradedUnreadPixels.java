package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.UnreadPixels;
import dev.stridebook.course.exercise.UnreadPixels.Answer;
import dev.stridebook.shape.Axis;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link UnreadPixels}. */
public final class GradedUnreadPixels implements Graded<Answer> {
    private static final Answer LIBRARY = (n, k, s) -> {
        double read = Arrays.stream(
                        kernel(k).stride(s).axis(Axis.WIDTH).slideOver(n).reads())
                .filter(reads -> reads > 0)
                .count();
        return 1 - read * read / ((double) n * n);
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("gave-the-share-that-is-read", (n, k, s) -> 1 - LIBRARY.unread(n, k, s)),
                mistake("counted-one-axis-only", (n, k, s) -> 1 - Math.sqrt(1 - LIBRARY.unread(n, k, s))),
                mistake(
                        "squared-the-unread-share",
                        (n, k, s) -> Math.pow(1 - Math.sqrt(1 - LIBRARY.unread(n, k, s)), 2)),
                mistake("looked-at-the-gaps-alone", (n, k, s) -> s <= k ? 0 : 1 - (double) k * k / (s * s)));
    }

    @Points(1)
    @Order(1)
    void forum(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.unread(224, 11, 12), a -> a.unread(224, 3, 12));
    }

    @Points(1)
    @Order(2)
    void rest(Answer answer) {
        compare(answer, LIBRARY)
                .on(a -> a.unread(28, 3, 2), a -> a.unread(28, 3, 1), a -> a.unread(5, 2, 2), a -> a.unread(6, 2, 3));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int n = r.nextInt(6, 50);
            int k = r.nextInt(1, 7);
            int s = r.nextInt(1, 12);
            return a -> a.unread(n, k, s);
        });
    }
}
