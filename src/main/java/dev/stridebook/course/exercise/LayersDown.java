package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.9: how many layers lead from one size to another. */
public final class LayersDown {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** How many layers it takes until a side is no larger than {@code to}. */
        int layers(int from, int to, int kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S3.9", "How many layers until 4×4?", Answer.class, Tests.class)
            .lesson(3)
            .task("""
                Convolutions without padding, one after the other, make an image smaller and smaller. How many k×k layers (k at least 2, stride 1) does it take until a
                side of from cells has to cells or fewer? From 224 to 4 with 5×5 kernels it is 55.""")
            .mistake(
                    (from, to, k) -> (from - to) / (k - 1),
                    "you rounded down; a last layer that goes below the goal still counts.")
            .mistake(
                    (from, to, k) -> (from - to + k - 1) / k,
                    "you let each layer take k cells; a kernel of k takes k − 1.")
            .mistake(
                    (from, to, k) -> (from - to + k - 2) / (k - 1) + 1,
                    "you counted one layer too many: the input is not a layer.")
            .mistake((from, to, k) -> (from + k - 2) / (k - 1), "you went all the way down to 0; stop at to.")
            .hints(
                    "How many cells does one layer take away?",
                    "A loop: while (side > to), make the side smaller by k − 1 and count.",
                    "The number is (from − to) / (k − 1), rounded up.");

    private LayersDown() {}

    static final class Tests {
        private static final Answer LIBRARY = (from, to, k) -> {
            int layers = 0;
            for (int side = from;
                    side > to;
                    side = kernel(k).outputSize(side, side).height()) {
                layers++;
            }
            return layers;
        };

        @Points(1)
        @Order(1)
        @DisplayName("from 224 to 4 with 5×5")
        void lecture(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.layers(224, 4, 5));
        }

        @Points(1)
        @Order(2)
        @DisplayName("where it does not come out even")
        void uneven(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.layers(10, 4, 5),
                            a -> a.layers(9, 4, 5),
                            a -> a.layers(5, 4, 3),
                            a -> a.layers(4, 4, 3));
        }

        @Points(1)
        @Order(3)
        @DisplayName("random sizes")
        void random(Answer answer) {
            compare(answer, LIBRARY).atRandom(40, r -> {
                int k = r.nextInt(2, 8);
                int to = r.nextInt(k, 20);
                int from = to + r.nextInt(0, 60);
                return a -> a.layers(from, to, k);
            });
        }
    }
}
