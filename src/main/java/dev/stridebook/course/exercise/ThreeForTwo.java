package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Size;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.13: can three 3×3 replace two 5×5? */
public final class ThreeForTwo {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** Cells along an axis that a stack of equal layers sees. */
        int receptiveField(int layers, int kernel);
    }

    private record Given(Judgement judgement, IntBinaryOperator function) implements Answer {
        @Override
        public int receptiveField(int layers, int kernel) {
            return function.applyAsInt(layers, kernel);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S3.13", "Can three 3×3 replace two 5×5?", Answer.class, Tests.class)
            .lesson(7)
            .covers("S3.12")
            .task("""
                "Three layers of 3×3 see as much as two layers of 5×5." Write receptiveField(layers, kernel): how many cells of the input one cell of the output sees along an axis, with stride 1. Compare the
                two stacks, and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::fieldOfLibrary),
                    "your function is right: receptiveField(3, 3) and receptiveField(2, 5) differ.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (layers, k) -> layers * k),
                    "you added the kernels; neighbouring windows overlap, so each layer adds k − 1.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (layers, k) -> layers * (k - 1)),
                    "you forgot the cell itself: a stack of no layers sees 1.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (layers, k) -> k),
                    "you looked at one layer; each further one adds k − 1.")
            .hints(
                    "How much do two layers of 3×3 see?",
                    "Each layer adds k − 1 to the one cell that is there without any.",
                    "1 + 3·2 = 7 against 1 + 2·4 = 9. It takes four layers of 3×3.");

    private ThreeForTwo() {}

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                fieldOfLibrary(3, 3) == fieldOfLibrary(2, 5) ? Judgement.TRUE : Judgement.FALSE, Tests::fieldOfLibrary);

        @Points(1)
        @Order(1)
        @DisplayName("the two stacks")
        void claimed(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.receptiveField(3, 3), a -> a.receptiveField(2, 5));
        }

        @Points(1)
        @Order(2)
        @DisplayName("other stacks")
        void others(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.receptiveField(1, 3),
                            a -> a.receptiveField(2, 3),
                            a -> a.receptiveField(1, 5),
                            a -> a.receptiveField(4, 3),
                            a -> a.receptiveField(5, 1),
                            a -> a.receptiveField(3, 7));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY)
                    .judge(Answer::judgement, "Compare receptiveField(3, 3) with receptiveField(2, 5).");
        }

        private static int fieldOfLibrary(int layers, int k) {
            ReceptiveField field = ReceptiveField.of(Size.square(1000));
            for (int layer = 0; layer < layers; layer++) {
                field = field.after(kernel(k));
            }
            return field.size().height();
        }
    }
}
