package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Points;
import dev.stridebook.shape.Padding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.1: the padding that keeps the size. */
public final class SamePadding {
    /** What an answer is. */
    @FunctionalInterface
    public interface Answer {
        /** Cells before and cells after. */
        int[] padding(int kernel);
    }

    public static final Exercise<Answer> EXERCISE = Exercise.code(
                    "S3.1", "The padding that keeps the size", Answer.class, Tests.class)
            .lesson(3)
            .covers("S3.2", "S3.10")
            .task("""
                Along one axis, how many cells of padding before and after the input keep its size, for a kernel of any length and stride 1?
                Return {before, after}. Where the number is odd, the extra cell goes after.""")
            .mistake(
                    k -> new int[] {k - 1, k - 1},
                    "you padded k − 1 on each side; that is the number for both sides together.")
            .mistake(
                    k -> new int[] {k / 2, k / 2},
                    "you padded k / 2 on each side; for an even kernel that is one cell too many.")
            .mistake(
                    k -> new int[] {(k - 1) / 2, (k - 1) / 2},
                    "you padded (k − 1) / 2 on each side; for an even kernel one cell is missing.")
            .mistake(k -> new int[] {k / 2, (k - 1) / 2}, "you put the extra cell before; it goes after.")
            .hints(
                    "How many cells does a kernel of k take away in all?",
                    "It takes k − 1. Half of them before, the rest after.",
                    "before = (k − 1) / 2, rounded down, and after = k − 1 − before.");

    private SamePadding() {}

    static final class Tests {
        private static final Answer LIBRARY = k -> {
            Padding padding = kernel(k).samePadding().padding();
            return new int[] {padding.left(), padding.right()};
        };

        @Points(1)
        @Order(1)
        @DisplayName("odd kernels")
        void odd(Answer answer) {
            compare(answer, LIBRARY)
                    .on(a -> a.padding(3), a -> a.padding(5), a -> a.padding(1), a -> a.padding(7), a -> a.padding(11));
        }

        @Points(1)
        @Order(2)
        @DisplayName("even kernels need unequal sides")
        void even(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.padding(2), a -> a.padding(4), a -> a.padding(6), a -> a.padding(10));
        }
    }
}
