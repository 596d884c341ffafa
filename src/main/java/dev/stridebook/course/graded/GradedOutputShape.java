package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.course.exercise.OutputShape.Answer;
import dev.stridebook.course.exercise.OutputShape.Numbers;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link OutputShape}. */
public final class GradedOutputShape implements GradedComputation<Answer> {
    private record Given(Size outputSize, Size otherOutputSize) implements Answer {}

    /** How an answer computes the output of a window, right or wrong. */
    private interface Rule {
        Size output(Window window, Size input);
    }

    /** A rule that treats height and width alike: n cells, a kernel of k, p cells of padding on each side, stride s. */
    private interface AxisRule {
        int output(int n, int k, int p, int s);
    }

    private final Numbers numbers;

    GradedOutputShape(Numbers numbers) {
        this.numbers = numbers;
    }

    /** Slides the windows and counts where they fit, without the formula that the exercise asks for. */
    @Override
    public Answer right() {
        return by(GradedOutputShape::right);
    }

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("left-the-padding-out", byAxis((n, k, p, s) -> (n - k) / s + 1)),
                mistake("padded-one-side", byAxis((n, k, p, s) -> (n + p - k) / s + 1)),
                mistake(
                        "swapped-the-padding",
                        by((window, input) -> right(
                                window.padding(
                                        Numbers.paddingOf(window).width(),
                                        Numbers.paddingOf(window).height()),
                                input))),
                mistake(
                        "padded-both-axes",
                        by((window, input) ->
                                right(window.padding(Numbers.paddingOf(window).width()), input))),
                mistake("swapped-the-kernel", by((window, input) -> right(swappedKernel(window), input))),
                mistake("took-the-kernel-for-a-square", by((window, input) -> right(squareKernel(window), input))),
                mistake(
                        "swapped-the-stride",
                        by((window, input) -> right(
                                window.stride(
                                        window.stride().width(), window.stride().height()),
                                input))),
                mistake("moved-the-window-by-1", byAxis((n, k, p, s) -> n + 2 * p - k + 1)),
                mistake("swapped-the-axes", by((window, input) -> {
                    Size right = right(window, input);
                    return Size.of(right.width(), right.height());
                })),
                mistake("rounded-up", byAxis((n, k, p, s) -> (n + 2 * p - k + s - 1) / s + 1)),
                mistake("rounded-to-the-nearest", byAxis((n, k, p, s) -> (2 * (n + 2 * p - k) + s) / (2 * s) + 1)),
                mistake("did-not-subtract-the-kernel", byAxis((n, k, p, s) -> (n + 2 * p) / s + 1)),
                mistake("divided-the-side", byAxis((n, k, p, s) -> n / s)),
                mistake("divided-the-1-as-well", byAxis((n, k, p, s) -> (n + 2 * p - k + 1) / s)),
                mistake("counted-the-steps", byAxis((n, k, p, s) -> (n + 2 * p - k) / s)),
                mistake("expected-the-size-to-stay", by((window, input) -> input)));
    }

    private Answer by(Rule rule) {
        return new Given(
                rule.output(numbers.window(), numbers.input()), rule.output(numbers.other(), numbers.otherInput()));
    }

    private Answer byAxis(AxisRule rule) {
        return by((window, input) -> {
            Size padding = Numbers.paddingOf(window);
            return Size.of(
                    rule.output(
                            input.height(),
                            window.kernel().height(),
                            padding.height(),
                            window.stride().height()),
                    rule.output(
                            input.width(),
                            window.kernel().width(),
                            padding.width(),
                            window.stride().width()));
        });
    }

    private static Size right(Window window, Size input) {
        return Size.of(
                positions(window.axis(Axis.HEIGHT), input.height()), positions(window.axis(Axis.WIDTH), input.width()));
    }

    private static Window swappedKernel(Window window) {
        return Window.kernel(window.kernel().width(), window.kernel().height())
                .padding(window.padding())
                .stride(window.stride().height(), window.stride().width());
    }

    private static Window squareKernel(Window window) {
        return Window.kernel(window.kernel().height())
                .padding(window.padding())
                .stride(window.stride().height(), window.stride().width());
    }

    /** Moves the window along an axis until it no longer fits. */
    static int positions(AxisWindow window, int input) {
        int end = input + window.before() + window.after();
        int positions = 0;
        for (int start = 0; start + window.extent() <= end; start += window.stride()) {
            positions++;
        }
        return positions;
    }

    @Points(1)
    @Order(1)
    void first(Answer answer) {
        compare(answer, right()).on(Answer::outputSize);
    }

    @Points(1)
    @Order(2)
    void second(Answer answer) {
        compare(answer, right()).on(Answer::otherOutputSize);
    }
}
