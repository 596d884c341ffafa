package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.BatchAxis;
import dev.stridebook.course.exercise.BatchAxis.Answer;
import dev.stridebook.course.exercise.BatchAxis.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Order;

/** Grades {@link BatchAxis}. */
public final class GradedBatchAxis implements GradedComputation<Answer> {
    private final Numbers numbers;

    GradedBatchAxis(Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public Answer right() {
        return of(numbers.images(), numbers.out(), numbers.padding(), numbers.stride());
    }

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        int images = numbers.images();
        int out = numbers.out();
        int padding = numbers.padding();
        int stride = numbers.stride();
        int[] right = right().shape();
        int height = right[2];
        int width = right[3];
        return List.of(
                mistake("changed-the-number-of-images", of(out, numbers.in(), padding, stride)),
                mistake("divided-the-number-of-images", of(images / stride, out, padding, stride)),
                mistake("left-out-the-batch", () -> new int[] {out, height, width}),
                mistake("kept-the-channels", of(images, numbers.in(), padding, stride)),
                mistake("multiplied-the-channels", of(images, out * numbers.in(), padding, stride)),
                mistake("put-the-channels-last", () -> new int[] {images, height, width, out}),
                mistake("swapped-the-axes", () -> new int[] {images, out, width, height}),
                mistake("left-the-stride-out", of(images, out, padding, 1)),
                // With the numbers of the document nobody can tell these two apart.
                mistake("left-the-padding-or-a-position-out", of(images, out, 0, stride)),
                mistake(
                        "left-the-padding-or-a-position-out",
                        sized(n -> (n + 2 * padding - numbers.kernel()) / stride)),
                mistake("rounded-up", sized(n -> (n + 2 * padding - numbers.kernel() + stride - 1) / stride + 1)));
    }

    private Answer of(int images, int channels, int padding, int stride) {
        IntUnaryOperator side = n -> (n + 2 * padding - numbers.kernel()) / stride + 1;
        return () -> new int[] {
            images,
            channels,
            side.applyAsInt(numbers.image().height()),
            side.applyAsInt(numbers.image().width())
        };
    }

    private Answer sized(IntUnaryOperator side) {
        return () -> new int[] {
            numbers.images(),
            numbers.out(),
            side.applyAsInt(numbers.image().height()),
            side.applyAsInt(numbers.image().width())
        };
    }

    @Points(1)
    @Order(1)
    void images(Answer answer) {
        compare(answer, right()).on(a -> Arrays.copyOf(a.shape(), 2));
    }

    @Points(1)
    @Order(2)
    void shape(Answer answer) {
        compare(answer, right()).on(Answer::shape);
    }
}
