package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.Halvings;
import dev.stridebook.course.exercise.Halvings.Answer;
import java.util.List;
import java.util.function.IntUnaryOperator;
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
                mistake("rounded-up", (side, halvings) -> repeated(side, halvings, left -> left / 2 + left % 2)),
                mistake("divided-by-twice-the-halvings", (side, halvings) -> side / (2 * halvings)),
                mistake("subtracted", (side, halvings) -> Math.max(0, side - 2 * halvings)),
                mistake(
                        "never-went-below-1",
                        (side, halvings) -> repeated(side, halvings, left -> Math.max(1, left / 2))),
                mistake("shifted", (side, halvings) -> side >> halvings),
                mistake("halved-once-too-often", (side, halvings) -> repeated(side, halvings + 1, left -> left / 2)),
                mistake("halved-once-too-seldom", (side, halvings) -> repeated(side, halvings - 1, left -> left / 2)),
                mistake(
                        "stopped-at-an-odd-side",
                        (side, halvings) -> repeated(side, halvings, left -> left % 2 == 0 ? left / 2 : left)),
                mistake("rounded-to-the-nearest", (side, halvings) -> (int) Math.round(side / Math.pow(2, halvings))));
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
        compare(answer, LIBRARY)
                .atRandom(
                        40,
                        r -> {
                            int side = r.nextInt(1, 300);
                            int halvings = r.nextInt(0, 10);
                            return a -> a.side(side, halvings);
                        },
                        a -> a.side(224, 31),
                        a -> a.side(224, 32),
                        a -> a.side(5, 64),
                        a -> a.side(7, 100),
                        a -> a.side(1, 1),
                        a -> a.side(1_000_000_000, 29),
                        a -> a.side(Integer.MAX_VALUE, 30),
                        a -> a.side(Integer.MAX_VALUE, 31));
    }

    private static int repeated(int side, int times, IntUnaryOperator step) {
        int left = side;
        for (int i = 0; i < times; i++) {
            left = step.applyAsInt(left);
        }
        return left;
    }
}
