package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.View;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.nd4j.linalg.factory.Nd4j;

/** S1.C7: does view(-1, 320) notice a wrong image size? */
public final class ViewTrap {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Rows that view(-1, 320) gives, 0 if it refuses. */
        int rows(int images, int side);
    }

    private record Given(Judgement judgement, IntBinaryOperator function) implements Answer {
        @Override
        public int rows(int images, int side) {
            return function.applyAsInt(images, side);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S1.C7", "Does view(-1, 320) notice a wrong image size?", Answer.class, Tests.class)
            .lesson(6)
            .covers("S1.6")
            .task("""
                The MNIST network flattens its maps with view(-1, 320). "If the images have the wrong size, view reports it." A batch of square images goes through 5×5 convolution, 2×2 pooling, 5×5 convolution (20
                channels) and 2×2 pooling. Write rows(images, side): the number of rows that view(-1, 320) makes of the batch, or 0 if the values do not divide, which it reports. Look at
                1 and at 16 images of 32×32, and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::rowsOfLibrary),
                    "your function is right; what does it say of 16 images of 32×32?")
            .mistake(
                    () -> new Given(Judgement.FALSE, Tests::rowsOfLibrary),
                    "your function is right; what does it say of a single image of 32×32?")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (images, side) -> images),
                    "you expected a row for each image; view counts values, not images.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(),
                            (images, side) -> images * 20 * mapSide(side) * mapSide(side) / 320),
                    "you divided even where there is a rest; then view refuses.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(),
                            (images, side) -> images * mapSide(side) * mapSide(side) % 320 == 0
                                    ? images * mapSide(side) * mapSide(side) / 320
                                    : 0),
                    "you forgot the 20 channels.")
            .hints(
                    "How large are the maps behind the second pooling, for a side of 28 and of 32?",
                    "The side becomes ((side − 4) / 2 − 4) / 2; there are images·20·side·side values.",
                    "16·20·5·5 = 8,000 values are 25 rows of 320, without a word; 20·5·5 = 500 values do not divide.");

    private ViewTrap() {}

    private static int mapSide(int side) {
        return ((side - 4) / 2 - 4) / 2;
    }

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                rowsOfLibrary(16, 32) == 0
                        ? Judgement.TRUE
                        : rowsOfLibrary(1, 32) == 0 ? Judgement.DEPENDS : Judgement.FALSE,
                Tests::rowsOfLibrary);

        @Points(1)
        @Order(1)
        @DisplayName("images of 28×28")
        void right(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.rows(1, 28), a -> a.rows(64, 28));
        }

        @Points(1)
        @Order(2)
        @DisplayName("images of other sizes")
        void wrong(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.rows(1, 32),
                            a -> a.rows(16, 32),
                            a -> a.rows(4, 36),
                            a -> a.rows(16, 30),
                            a -> a.rows(3, 20));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "Compare rows(1, 32) with rows(16, 32).");
        }

        private static int rowsOfLibrary(int images, int side) {
            Sequential maps = new Sequential(
                    new Conv2d(1, 10, kernel(5)), new MaxPool2d(2), new Conv2d(10, 20, kernel(5)), new MaxPool2d(2));
            try {
                long values = images * maps.outputShape(Shape.of(1, side, side)).values();
                return (int) View.view(Nd4j.zeros(values), -1, 320).size(0);
            } catch (ShapeException refused) {
                return 0;
            }
        }
    }
}
