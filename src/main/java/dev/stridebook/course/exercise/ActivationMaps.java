package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S1.2: six kernels give six activation maps. */
public final class ActivationMaps {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** Channels, height and width of the output. */
        Shape outputShape();
    }

    public static final Exercise<Answer> EXERCISE = Exercise.compute("S1.2", "Six kernels", Answer.class, Tests.class)
            .lesson(2)
            .task("""
                Six kernels of 5×5 slide over a grey image of 28×28, without padding and one cell at a time. What is the shape of the
                output? Answer with Shape.of(channels, height, width).""")
            .mistake(() -> Shape.of(1, 24, 24), "you added the maps up; each kernel gives a map of its own.")
            .mistake(
                    () -> Shape.of(6, 28, 28),
                    "you expected the size to stay; without padding a kernel of 5 fits 28 − 5 + 1 times.")
            .mistake(
                    () -> Shape.of(6, 23, 23),
                    "you subtracted the whole kernel; there is one position more than there are steps.")
            .mistake(() -> Shape.of(24, 24, 6), "you put the channels last; shapes are channels × height × width.")
            .hints(
                    "One kernel gives one map. How large is it?",
                    "A kernel of 5 fits 28 − 5 + 1 times along each side.",
                    "Six maps of 24×24.");

    private ActivationMaps() {}

    static final class Tests {
        private static final Answer LIBRARY = () -> new Conv2d(1, 6, kernel(5)).outputShape(Shape.of(1, 28, 28));

        @Points(1)
        @Order(1)
        @DisplayName("the number of maps")
        void channels(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.outputShape().dimensions().get(0));
        }

        @Points(1)
        @Order(2)
        @DisplayName("the whole shape")
        void shape(Answer answer) {
            compare(answer, LIBRARY).on(Answer::outputShape);
        }
    }
}
