package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.UnreadPixels;
import dev.stridebook.course.exercise.UnreadPixels.Answer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link UnreadPixels}. */
public final class GradedUnreadPixels implements Graded<Answer> {
    private static final Answer LIBRARY = (n, k, s) -> {
        double read = read(n, k, s);
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
                mistake("looked-at-the-gaps-alone", (n, k, s) -> s <= k ? 0 : 1 - (double) k * k / (s * s)),
                mistake("looked-at-the-end-alone", (n, k, s) -> {
                    double read = n - (n - k) % s;
                    return 1 - read * read / ((double) n * n);
                }),
                mistake("counted-overlaps-twice", (n, k, s) -> {
                    double read = ((n - k) / s + 1) * (double) k;
                    return 1 - read * read / ((double) n * n);
                }),
                mistake("counted-corners-twice", (n, k, s) -> 2 * (1 - read(n, k, s) / (double) n)),
                mistake("gave-a-percentage", (n, k, s) -> 100 * LIBRARY.unread(n, k, s)),
                mistake("multiplied-ints", (n, k, s) -> {
                    int read = read(n, k, s);
                    return 1 - (double) (read * read) / (n * n);
                }));
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
                .on(
                        a -> a.unread(28, 3, 2),
                        a -> a.unread(28, 3, 1),
                        a -> a.unread(5, 2, 2),
                        a -> a.unread(6, 2, 3),
                        a -> a.unread(7, 7, 2),
                        a -> a.unread(1, 1, 1),
                        a -> a.unread(9, 2, 20),
                        a -> a.unread(46_500, 3, 2));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(60, r -> {
            int n = r.nextInt(1, 60);
            int k = r.nextInt(1, Math.min(n, 9) + 1);
            int s = r.nextInt(1, 15);
            return a -> a.unread(n, k, s);
        });
    }

    /** Counts the cells of an axis that lie under some position. */
    private static int read(int n, int kernel, int stride) {
        int last = (n - kernel) / stride * stride;
        return (int) IntStream.range(0, n)
                .filter(cell -> cell - Math.min(cell / stride * stride, last) < kernel)
                .count();
    }
}
