package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.ActivationMaps;
import dev.stridebook.course.exercise.ActivationMaps.Answer;
import dev.stridebook.course.exercise.ActivationMaps.Numbers;
import dev.stridebook.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link ActivationMaps}. */
public final class GradedActivationMaps implements GradedComputation<Answer> {
    private final Numbers numbers;

    GradedActivationMaps(Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public Answer right() {
        return maps(numbers.kernels(), numbers.side() - 1);
    }

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        Shape right = right().outputShape();
        int height = right.size().height();
        int width = right.size().width();
        return List.of(
                mistake("added-the-maps-up", maps(1, numbers.side() - 1)),
                mistake("expected-the-size-to-stay", maps(numbers.kernels(), 0)),
                mistake("subtracted-the-whole-kernel", maps(numbers.kernels(), numbers.side())),
                mistake("slid-the-kernels-one-after-another", stacked()),
                mistake("put-the-channels-last", () -> Shape.of(height, width, numbers.kernels())),
                mistake("swapped-the-axes", () -> Shape.of(numbers.kernels(), width, height)),
                mistake("added-a-batch-axis", () -> Shape.of(1, numbers.kernels(), height, width)),
                mistake("left-out-the-channels", () -> Shape.of(height, width)));
    }

    /** Returns maps whose sides are smaller than the image's by so many cells. */
    private Answer maps(int channels, int removed) {
        return () -> Shape.of(
                channels, numbers.image().height() - removed, numbers.image().width() - removed);
    }

    /** Each kernel slides over the map of the kernel before it. */
    private Answer stacked() {
        int removed = numbers.kernels() * (numbers.side() - 1);
        boolean isPossible =
                removed < Math.min(numbers.image().height(), numbers.image().width());
        return maps(1, isPossible ? removed : 2 * (numbers.side() - 1));
    }

    @Points(1)
    @Order(1)
    void channels(Answer answer) {
        compare(answer, right()).on(a -> a.outputShape().dimensions().get(0));
    }

    @Points(1)
    @Order(2)
    void shape(Answer answer) {
        compare(answer, right()).on(Answer::outputShape);
    }
}
