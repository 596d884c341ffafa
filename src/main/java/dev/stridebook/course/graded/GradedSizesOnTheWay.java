package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.SizesOnTheWay;
import dev.stridebook.course.exercise.SizesOnTheWay.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link SizesOnTheWay}. */
public final class GradedSizesOnTheWay implements Graded<Answer> {
    private static final Answer LIBRARY = () -> {
        Sequential net = new Sequential(
                new Conv2d(1, 10, kernel(5)), new MaxPool2d(2), new Conv2d(10, 20, kernel(5)), new MaxPool2d(2));
        return net.shapes(Shape.of(1, 28, 28)).stream()
                .skip(1)
                .mapToInt(shape -> shape.size().height())
                .toArray();
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("let-the-convolutions-keep-the-size", () -> new int[] {28, 14, 14, 7}),
                mistake("subtracted-the-whole-kernel", () -> new int[] {23, 11, 6, 3}),
                mistake("forgot-the-last-pooling", () -> new int[] {24, 12, 8, 8}),
                mistake("moved-the-pooling-by-1", () -> new int[] {24, 23, 19, 18}));
    }

    @Points(1)
    @Order(1)
    void first(Answer answer) {
        compare(answer, LIBRARY).on(a -> Arrays.copyOf(a.sides(), 2));
    }

    @Points(1)
    @Order(2)
    void all(Answer answer) {
        compare(answer, LIBRARY).on(Answer::sides);
    }
}
