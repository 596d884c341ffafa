package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.ViewShape;
import dev.stridebook.course.exercise.ViewShape.Answer;
import dev.stridebook.nn.View;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.nd4j.linalg.factory.Nd4j;

/** Grades {@link ViewShape}. */
public final class GradedViewShape implements Graded<Answer> {
    private static final Answer LIBRARY = (shape, wanted) -> {
        try {
            long[] sizes = Arrays.stream(wanted).asLongStream().toArray();
            return Arrays.stream(View.view(Nd4j.zeros(shape), sizes).shape())
                    .mapToInt(Math::toIntExact)
                    .toArray();
        } catch (ShapeException misfit) {
            return new int[0];
        }
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("left-the-minus-1", (shape, wanted) -> wanted),
                mistake("did-not-check-that-the-values-fit", (shape, wanted) -> resolved(values(shape), wanted)),
                mistake(
                        "checked-only-where-there-is-a-minus-1",
                        (shape, wanted) -> Arrays.stream(wanted).anyMatch(size -> size < 0)
                                ? LIBRARY.view(shape, wanted)
                                : wanted),
                mistake(
                        "looked-for-a-rest-only",
                        (shape, wanted) ->
                                values(shape) % known(wanted) != 0 ? new int[0] : resolved(values(shape), wanted)),
                mistake("counted-the-first-axis-alone", (shape, wanted) -> LIBRARY.view(new int[] {shape[0]}, wanted)));
    }

    @Points(1)
    @Order(1)
    void article(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.view(new int[] {4, 4}, new int[] {16}),
                        a -> a.view(new int[] {4, 4}, new int[] {-1, 8}),
                        a -> a.view(new int[] {64, 20, 4, 4}, new int[] {-1, 320}));
    }

    @Points(1)
    @Order(2)
    void misfit(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.view(new int[] {4, 4}, new int[] {-1, 5}),
                        a -> a.view(new int[] {4, 4}, new int[] {4, 5}),
                        a -> a.view(new int[] {4, 4}, new int[] {8}),
                        a -> a.view(new int[] {20, 5, 5}, new int[] {-1, 320}));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int[] shape = r.ints(r.nextInt(1, 4), 1, 6).toArray();
            int[] wanted = r.ints(r.nextInt(1, 4), 1, 6).toArray();
            if (r.nextInt(4) > 0) {
                wanted[r.nextInt(wanted.length)] = -1;
            }
            return a -> a.view(shape, wanted);
        });
    }

    private static int values(int[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    private static int known(int[] wanted) {
        return Arrays.stream(wanted).filter(size -> size > 0).reduce(1, (a, b) -> a * b);
    }

    private static int[] resolved(int values, int[] wanted) {
        return Arrays.stream(wanted)
                .map(size -> size < 0 ? values / known(wanted) : size)
                .toArray();
    }
}
