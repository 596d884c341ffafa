package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.LayersDown;
import dev.stridebook.course.exercise.LayersDown.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link LayersDown}. */
public final class GradedLayersDown implements Graded<Answer> {
    private static final Answer LIBRARY = (from, to, k) -> {
        int layers = 0;
        for (int side = from; side > to; side = kernel(k).outputSize(side, side).height()) {
            layers++;
        }
        return layers;
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("rounded-down", (from, to, k) -> (from - to) / (k - 1)),
                mistake("stopped-before-the-target", (from, to, k) -> Math.max(0, (from - to) / (k - 1))),
                mistake("let-each-layer-take-k-cells", (from, to, k) -> needed(from, to, k)),
                mistake("counted-one-layer-too-many", (from, to, k) -> needed(from, to, k - 1) + 1),
                mistake("went-all-the-way-down-to-0", (from, to, k) -> needed(from, 0, k - 1)),
                mistake("went-on-below-the-target", (from, to, k) -> needed(from, to - 1, k - 1)),
                mistake("gave-a-negative-number", (from, to, k) -> (int) Math.ceil((from - to) / (k - 1.0))),
                mistake(
                        "rounded-to-the-nearest",
                        (from, to, k) -> Math.max(0, (int) Math.round((from - to) / (k - 1.0)))),
                mistake("let-each-layer-take-an-even-number", (from, to, k) -> needed(from, to, 2 * (k / 2))));
    }

    @Points(1)
    @Order(1)
    void lecture(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.layers(224, 4, 5));
    }

    @Points(1)
    @Order(2)
    void uneven(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.layers(10, 4, 5),
                        a -> a.layers(9, 4, 5),
                        a -> a.layers(5, 4, 3),
                        a -> a.layers(4, 4, 3),
                        a -> a.layers(3, 4, 2),
                        a -> a.layers(5, 30, 2));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int k = r.nextInt(2, 8);
            int to = k - 1 + r.nextInt(0, 20);
            int from = to + r.nextInt(r.nextBoolean() ? 10 : 500);
            return a -> a.layers(from, to, k);
        });
    }

    /** Counts layers that each remove the same number of cells. */
    private static int needed(int from, int to, int removed) {
        return from <= to ? 0 : (from - to + removed - 1) / removed;
    }
}
