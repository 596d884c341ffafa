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
            CONVOLUTIONS.applyAsLong(2) < CONVOLUTIONS.applyAsLong(1)
                    ? Judgement.TRUE
                    : LINEAR.applyAsLong(2) < LINEAR.applyAsLong(1) ? Judgement.DEPENDS : Judgement.FALSE,
            CONVOLUTIONS,
            LINEAR);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, CONVOLUTIONS, LINEAR)),
                mistake("judged-false", new Given(Judgement.FALSE, CONVOLUTIONS, LINEAR)),
                mistake(
                        "divided-by-the-stride",
                        new Given(LIBRARY.judgement(), s -> CONVOLUTIONS.applyAsLong(s) / (s * s), LINEAR)),
                mistake(
                        "left-out-the-biases-of-the-last-layer",
                        new Given(LIBRARY.judgement(), CONVOLUTIONS, s -> LINEAR.applyAsLong(s) - 10)),
                mistake(
                        "left-out-the-biases-of-the-convolutions",
                        new Given(LIBRARY.judgement(), s -> 16 * 9 + 32 * 16 * 9, LINEAR)),
                mistake(
                        "left-out-all-biases",
                        new Given(LIBRARY.judgement(), s -> 16 * 9 + 32 * 16 * 9, s -> LINEAR.applyAsLong(s) - 10)),
                mistake(
                        "gave-each-kernel-a-single-channel",
                        new Given(LIBRARY.judgement(), s -> 16 * (9 + 1) + 32 * (9 + 1), LINEAR)),
                mistake(
                        "forgot-the-32-maps",
                        new Given(LIBRARY.judgement(), CONVOLUTIONS, s -> (LINEAR.applyAsLong(s) - 10) / 32 + 10)),
                mistake("took-the-stride-once", new Given(LIBRARY.judgement(), CONVOLUTIONS, s -> {
                    long side = (28 - 3) / s + 1 - 3 + 1;
                    return 32 * side * side * 10 + 10;
                })),
                mistake("divided-the-side", new Given(LIBRARY.judgement(), CONVOLUTIONS, s -> {
                    long side = 28 / s / s;
                    return 32 * side * side * 10 + 10;
                })));
    }

    @Points(1)
    @Order(1)
    void convolutions(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.ofConvolutions(1),
                        a -> a.ofConvolutions(2),
                        a -> a.ofConvolutions(3),
                        a -> a.ofConvolutions(5),
                        a -> a.ofConvolutions(12));
    }

    /** All strides with which the second kernel fits. */
    @Points(1)
    @Order(2)
    void linear(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.ofLinear(1),
                        a -> a.ofLinear(2),
                        a -> a.ofLinear(3),
                        a -> a.ofLinear(4),
                        a -> a.ofLinear(5),
                        a -> a.ofLinear(6),
                        a -> a.ofLinear(7),
                        a -> a.ofLinear(8),
                        a -> a.ofLinear(9),
                        a -> a.ofLinear(10),
                        a -> a.ofLinear(11),
                        a -> a.ofLinear(12));
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
