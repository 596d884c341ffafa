package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.Halvings;
import dev.stridebook.course.exercise.Halvings.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link Halvings}. */
public final class GradedHalvings implements Graded<Answer> {
    private static final Answer LIBRARY = (side, halvings) -> {
        int left = side;
        for (int i = 0; i < halvings; i++) {
            left = left < 2 ? 0 : kernel(2).stride(2).outputSize(left, left).height();
        }
        return left;
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("rounded-up", (side, halvings) -> (side + (1 << halvings) - 1) >> halvings),
                mistake(
                        "divided-by-twice-the-halvings",
                        (side, halvings) -> halvings == 0 ? side : side / (2 * halvings)),
                mistake("subtracted", (side, halvings) -> Math.max(0, side - 2 * halvings)),
                mistake("never-went-below-1", (side, halvings) -> Math.max(1, side >> halvings)));
    }

    @Points(1)
    @Order(1)
    void lecture(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.side(224, 0),
                        a -> a.side(224, 1),
                        a -> a.side(224, 5),
                        a -> a.side(224, 6),
                        a -> a.side(224, 7),
                        a -> a.side(224, 8));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int side = r.nextInt(1, 300);
            int halvings = r.nextInt(0, 9);
            return a -> a.side(side, halvings);
        });
    }
}
