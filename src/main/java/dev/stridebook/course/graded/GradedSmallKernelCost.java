package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.SmallKernelCost;
import dev.stridebook.course.exercise.SmallKernelCost.Answer;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Order;

/** Grades {@link SmallKernelCost}. */
public final class GradedSmallKernelCost implements Graded<Answer> {
    private static final int LARGEST_KERNEL = 9_999;

    private record Given(Judgement judgement, IntToLongFunction function) implements Answer {
        @Override
        public long macs(int kernel) {
            return function.applyAsLong(kernel);
        }
    }

    static final Answer LIBRARY = new Given(
            macsOfLibrary(1) < macsOfLibrary(3) && macsOfLibrary(3) < macsOfLibrary(5)
                    ? Judgement.FALSE
                    : Judgement.TRUE,
            GradedSmallKernelCost::macsOfLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedSmallKernelCost::macsOfLibrary)),
                mistake("judged-depends", new Given(Judgement.DEPENDS, GradedSmallKernelCost::macsOfLibrary)),
                mistake("counted-the-weights", new Given(LIBRARY.judgement(), k -> 12L * 3 * k * k)),
                mistake("counted-one-side-of-the-kernel", new Given(LIBRARY.judgement(), k -> 12L * 3 * k * 32 * 32)),
                mistake(
                        "gave-each-kernel-a-single-channel",
                        new Given(LIBRARY.judgement(), k -> 12L * k * k * 32 * 32)),
                mistake("counted-a-single-output-channel", new Given(LIBRARY.judgement(), k -> 3L * k * k * 32 * 32)),
                mistake("added-the-biases", new Given(LIBRARY.judgement(), k -> macsOfLibrary(k) + 12L * 32 * 32)),
                mistake(
                        "left-the-padding-out",
                        new Given(LIBRARY.judgement(), k -> 12L * 3 * k * k * (32 - k + 1) * (32 - k + 1))),
                mistake("counted-in-int", new Given(LIBRARY.judgement(), k -> 12 * 3 * 32 * 32 * k * k)));
    }

    @Points(2)
    @Order(1)
    void macs(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        20,
                        r -> {
                            int k = 2 * r.nextInt(LARGEST_KERNEL / 2) + 1;
                            return a -> a.macs(k);
                        },
                        a -> a.macs(1),
                        a -> a.macs(3),
                        a -> a.macs(5),
                        a -> a.macs(7),
                        a -> a.macs(31),
                        a -> a.macs(LARGEST_KERNEL));
    }

    @Points(1)
    @Order(2)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    /** The weights of the largest kernels would not fit into an array, so they are counted only. */
    private static long macsOfLibrary(int k) {
        return 12L * 3 * k * k * kernel(k).samePadding().outputSize(32, 32).area();
    }
}
