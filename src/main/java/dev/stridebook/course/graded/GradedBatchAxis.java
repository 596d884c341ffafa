package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.BatchAxis;
import dev.stridebook.course.exercise.BatchAxis.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link BatchAxis}. */
public final class GradedBatchAxis implements Graded<Answer> {
    private static final Answer LIBRARY = () -> {
        Shape output = new Conv2d(3, 8, kernel(3).padding(1).stride(2)).outputShape(Shape.of(3, 24, 24));
        return new int[] {
            32, output.channels(), output.size().height(), output.size().width()
        };
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("changed-the-number-of-images", () -> new int[] {8, 3, 12, 12}),
                mistake("kept-the-channels", () -> new int[] {32, 3, 12, 12}),
                mistake("left-the-stride-out", () -> new int[] {32, 8, 24, 24}),
                mistake("left-the-padding-out", () -> new int[] {32, 8, 11, 11}),
                mistake("multiplied-the-channels", () -> new int[] {32, 24, 12, 12}));
    }

    @Points(1)
    @Order(1)
    void images(Answer answer) {
        compare(answer, LIBRARY).on(a -> Arrays.copyOf(a.shape(), 2));
    }

    @Points(1)
    @Order(2)
    void shape(Answer answer) {
        compare(answer, LIBRARY).on(Answer::shape);
    }
}
