package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.StrideAndParameters;
import dev.stridebook.course.exercise.StrideAndParameters.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Order;

/** Grades {@link StrideAndParameters}. */
public final class GradedStrideAndParameters implements Graded<Answer> {
    private record Given(Judgement judgement, IntToLongFunction convolutions, IntToLongFunction linear)
            implements Answer {
        @Override
        public long ofConvolutions(int stride) {
            return convolutions.applyAsLong(stride);
        }

        @Override
        public long ofLinear(int stride) {
            return linear.applyAsLong(stride);
        }
    }

    private static final IntToLongFunction CONVOLUTIONS =
            stride -> Library.parameters(convolutions(stride), Shape.of(1, 28, 28));
    private static final IntToLongFunction LINEAR = stride -> {
        int features =
                (int) convolutions(stride).outputShape(Shape.of(1, 28, 28)).values();
        return Library.parameters(new Linear(features, 10), Shape.of(features));
    };
    private static final Answer LIBRARY = new Given(
            CONVOLUTIONS.applyAsLong(2) < CONVOLUTIONS.applyAsLong(1) ? Judgement.TRUE : Judgement.FALSE,
            CONVOLUTIONS,
            LINEAR);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, CONVOLUTIONS, LINEAR)),
                mistake("judged-depends", new Given(Judgement.DEPENDS, CONVOLUTIONS, LINEAR)),
                mistake(
                        "divided-by-the-stride",
                        new Given(LIBRARY.judgement(), s -> CONVOLUTIONS.applyAsLong(s) / (s * s), LINEAR)),
                mistake(
                        "left-out-the-biases-of-the-last-layer",
                        new Given(LIBRARY.judgement(), CONVOLUTIONS, s -> LINEAR.applyAsLong(s) - 10)),
                mistake(
                        "left-out-the-biases-of-the-convolutions",
                        new Given(LIBRARY.judgement(), s -> 16 * 9 + 32 * 16 * 9, LINEAR)));
    }

    @Points(1)
    @Order(1)
    void convolutions(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.ofConvolutions(1), a -> a.ofConvolutions(2), a -> a.ofConvolutions(3));
    }

    @Points(1)
    @Order(2)
    void linear(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.ofLinear(1), a -> a.ofLinear(2), a -> a.ofLinear(3));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static Sequential convolutions(int stride) {
        return new Sequential(
                new Conv2d(1, 16, kernel(3).stride(stride)),
                new Conv2d(16, 32, kernel(3).stride(stride)));
    }
}
