package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.CostAndSide;
import dev.stridebook.course.exercise.CostAndSide.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link CostAndSide}. */
public final class GradedCostAndSide implements Graded<Answer> {
    /** Counts from height and width. */
    @FunctionalInterface
    private interface Count {
        long of(int height, int width);
    }

    private record Given(Judgement judgement, Count count) implements Answer {
        @Override
        public long macs(int height, int width) {
            return count.of(height, width);
        }
    }

    /** 12 kernels of 3×3 on 3 channels, at each of the height·width positions. */
    private static final Count MACS = (height, width) -> 12L * 3 * 3 * 3 * height * width;

    private static final Answer LIBRARY = new Given(
            MACS.of(64, 32) != 2 * MACS.of(32, 32)
                    ? Judgement.FALSE
                    : MACS.of(64, 64) == 2 * MACS.of(32, 32) ? Judgement.TRUE : Judgement.DEPENDS,
            MACS);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, MACS)),
                mistake("judged-false", new Given(Judgement.FALSE, MACS)),
                mistake("added-height-and-width", new Given(LIBRARY.judgement(), (h, w) -> 12L * 3 * 9 * (h + w))),
                mistake("gave-each-kernel-a-single-channel", new Given(LIBRARY.judgement(), (h, w) -> 12L * 9 * h * w)),
                mistake("counted-a-single-kernel", new Given(LIBRARY.judgement(), (h, w) -> 3L * 9 * h * w)),
                mistake(
                        "left-the-padding-out",
                        new Given(LIBRARY.judgement(), (h, w) -> 12L * 3 * 9 * (h - 2) * (w - 2))),
                mistake(
                        "left-out-the-products-with-the-padding",
                        new Given(LIBRARY.judgement(), (h, w) -> 12L * 3 * (3L * h - 2) * (3L * w - 2))),
                mistake("counted-the-biases", new Given(LIBRARY.judgement(), (h, w) -> 12L * (3 * 9 + 1) * h * w)),
                mistake("squared-the-height", new Given(LIBRARY.judgement(), (h, w) -> 12L * 3 * 9 * h * h)),
                mistake("multiplied-ints", new Given(LIBRARY.judgement(), (h, w) -> 12 * 3 * 9 * h * w)),
                mistake("converted-too-late", new Given(LIBRARY.judgement(), (h, w) -> 12L * 3 * 9 * (h * w))));
    }

    @Points(1)
    @Order(1)
    void macs(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.macs(32, 32),
                        a -> a.macs(64, 32),
                        a -> a.macs(32, 64),
                        a -> a.macs(64, 64),
                        a -> a.macs(5, 9),
                        a -> a.macs(1, 1),
                        a -> a.macs(100_000, 50_000));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int largest = r.nextBoolean() ? 100 : 100_000;
            int height = r.nextInt(1, largest);
            int width = r.nextInt(1, largest);
            return a -> a.macs(height, width);
        });
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }
}
