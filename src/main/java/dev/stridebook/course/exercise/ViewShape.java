package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.View;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.nd4j.linalg.factory.Nd4j;

/** S1.6: what view makes of a shape. */
public final class ViewShape {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The new shape; empty if the values do not fit into it. */
        int[] view(int[] shape, int[] wanted);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code("S1.6", "view with −1", Answer.class, Tests.class)
            .lesson(6)
            .task("""
                view gives the same values another shape. One of the wanted sizes may be −1: it becomes what is left over. randn(4,4).view(16) has the shape [16], and view(-1,8) gives [2, 8].
                Write the new shape, or an empty array if the number of values does not fit. All other sizes are at least 1.""")
            .mistake((shape, wanted) -> wanted, "you left the −1 as it is; it stands for what is left over.")
            .mistake(
                    (shape, wanted) -> resolved(values(shape), wanted),
                    "you did not look whether the values fit; a rest, or another product, means that they do not.")
            .mistake(
                    (shape, wanted) -> Arrays.stream(wanted).anyMatch(size -> size < 0)
                            ? Tests.LIBRARY.view(shape, wanted)
                            : wanted,
                    "you checked the sizes only where there is a −1; without one their product must fit too.")
            .mistake(
                    (shape, wanted) ->
                            values(shape) % known(wanted) != 0 ? new int[0] : resolved(values(shape), wanted),
                    "you looked for a rest only; without a −1 the product must be exactly the number of values.")
            .mistake(
                    (shape, wanted) -> Tests.LIBRARY.view(new int[] {shape[0]}, wanted),
                    "you counted the first axis alone; the number of values is the product of all.")
            .hints(
                    "How many values are there? What is the product of the sizes that are known?",
                    "If there is a −1, it is values / known, and there must be no rest. If there is none, values and known must be the same.",
                    "int[] result = wanted.clone(); then replace the −1, or return new int[0].");

    private ViewShape() {}

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

    static final class Tests {
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

        @Points(1)
        @Order(1)
        @DisplayName("the article's views")
        void article(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.view(new int[] {4, 4}, new int[] {16}),
                            a -> a.view(new int[] {4, 4}, new int[] {-1, 8}),
                            a -> a.view(new int[] {64, 20, 4, 4}, new int[] {-1, 320}));
        }

        @Points(1)
        @Order(2)
        @DisplayName("values that do not fit")
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
        @DisplayName("random shapes")
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
    }
}
