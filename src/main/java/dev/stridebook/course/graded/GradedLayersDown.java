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
                mistake("let-each-layer-take-k-cells", (from, to, k) -> (from - to + k - 1) / k),
                mistake("counted-one-layer-too-many", (from, to, k) -> (from - to + k - 2) / (k - 1) + 1),
                mistake("went-all-the-way-down-to-0", (from, to, k) -> (from + k - 2) / (k - 1)));
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
                .on(a -> a.layers(10, 4, 5), a -> a.layers(9, 4, 5), a -> a.layers(5, 4, 3), a -> a.layers(4, 4, 3));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int k = r.nextInt(2, 8);
            int to = r.nextInt(k, 20);
            int from = to + r.nextInt(0, 60);
            return a -> a.layers(from, to, k);
        });
    }
}
