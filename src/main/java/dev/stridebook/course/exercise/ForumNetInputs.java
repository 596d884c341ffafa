package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Networks;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.1b: which inputs fit the forum's network. */
public final class ForumNetInputs {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** The smallest and the largest side. */
        int[] sides();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute(
                    "S4.1b", "Which inputs fit the forum's network?", Answer.class, Tests.class)
            .lesson(5)
            .task("""
                Before it was mended, the forum's network (two 3×3 convolutions with stride 2, no padding, then a layer that expects 32·5·5 numbers) did work for some square
                images. Which is the smallest side that fits, and which the largest? Answer with an array of the two.""")
            .mistake(
                    () -> new int[] {23, 23},
                    "you inverted the formula once; as it rounds down, several sides lead to the same size.")
            .mistake(() -> new int[] {23, 24}, "you found what leads to 11; 12 leads to 5 as well.")
            .mistake(() -> new int[] {11, 12}, "you went back through one layer; there are two.")
            .mistake(() -> new int[] {28, 28}, "you gave the size that crashes: 28 → 13 → 6.")
            .hints(
                    "Which sides become 5 in the second layer?",
                    "⌊(n − 3)/2⌋ + 1 = 5 holds for n = 11 and n = 12. Which sides become 11 or 12 in the first layer?",
                    "11 comes from 23 and 24, 12 from 25 and 26.");

    private ForumNetInputs() {}

    static final class Tests {
        private static final Answer LIBRARY = () -> {
            int[] fitting = IntStream.rangeClosed(8, 64).filter(Tests::fits).toArray();
            return new int[] {fitting[0], fitting[fitting.length - 1]};
        };

        @Points(1)
        @Order(1)
        @DisplayName("the smallest side")
        void smallest(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.sides()[0]);
        }

        @Points(1)
        @Order(2)
        @DisplayName("both sides")
        void both(Answer answer) {
            compare(answer, LIBRARY).on(Answer::sides);
        }

        private static boolean fits(int side) {
            try {
                Networks.forumNet(0).outputShape(Shape.of(1, side, side));
                return true;
            } catch (ShapeException other) {
                return false;
            }
        }
    }
}
