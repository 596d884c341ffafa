package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S2.C1: does 24×24×256 become 24×24×128? */
public final class SizeWithoutPadding {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** The output's shape. */
        Shape outputShape(int padding);
    }

    private record Given(Judgement judgement, IntFunction<Shape> function) implements Answer {
        @Override
        public Shape outputShape(int padding) {
            return function.apply(padding);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S2.C1", "Does 24×24×256 become 24×24×128?", Answer.class, Tests.class)
            .lesson(2)
            .covers("S2.3")
            .task("""
                An article says: "With padding 0 and stride 1, 128 kernels of 3×3×256 turn 24×24×256 into 24×24×128." Write outputShape(padding), the shape
                of the result, as Shape.of(channels, height, width), and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::shapeOfLibrary),
                    "your function is right, and outputShape(0) is not 24×24.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), p -> Shape.of(128, 24 + p - 2, 24 + p - 2)),
                    "you padded one side only; padding counts per side, so it comes twice.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), p -> Shape.of(256, 22 + 2 * p, 22 + 2 * p)),
                    "you kept the number of channels; each kernel gives one.")
            .mistake(
                    () -> new Given(Judgement.TRUE, p -> Shape.of(128, 24, 24)),
                    "you took the claim for granted; count the positions of a 3×3 kernel on 24×24.")
            .hints(
                    "How often does a kernel of 3 fit into 24 cells?",
                    "Along each side there are 24 + 2·padding − 3 + 1 positions.",
                    "Shape.of(128, 22 + 2 * padding, 22 + 2 * padding): for padding 0 the claim needs 24×24, and the formula says 22×22.");

    private SizeWithoutPadding() {}

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                shapeOfLibrary(0).equals(Shape.of(128, 24, 24)) ? Judgement.TRUE : Judgement.FALSE,
                Tests::shapeOfLibrary);

        @Points(1)
        @Order(1)
        @DisplayName("without padding")
        void none(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.outputShape(0));
        }

        @Points(1)
        @Order(2)
        @DisplayName("with padding")
        void padded(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.outputShape(1), a -> a.outputShape(2), a -> a.outputShape(5));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "What is outputShape(0)?");
        }

        private static Shape shapeOfLibrary(int padding) {
            return new Conv2d(256, 128, kernel(3).padding(padding)).outputShape(Shape.of(256, 24, 24));
        }
    }
}
