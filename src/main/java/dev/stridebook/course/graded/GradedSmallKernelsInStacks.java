package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.SmallKernelsInStacks;
import dev.stridebook.course.exercise.SmallKernelsInStacks.Answer;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Order;

/** Grades {@link SmallKernelsInStacks}. */
public final class GradedSmallKernelsInStacks implements Graded<Answer> {
    private record Given(Judgement judgement, IntToDoubleFunction function) implements Answer {
        @Override
        public double share(int receptiveField) {
            return function.applyAsDouble(receptiveField);
        }
    }

    private static final Answer LIBRARY = new Given(
            shareOfLibrary(5) < 1 && shareOfLibrary(7) < 1 ? Judgement.FALSE : Judgement.TRUE,
            GradedSmallKernelsInStacks::shareOfLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedSmallKernelsInStacks::shareOfLibrary)),
                mistake(
                        "counted-one-3x3-layer",
                        new Given(LIBRARY.judgement(), field -> 9.0 / ((double) field * field))),
                mistake(
                        "divided-whole-numbers",
                        new Given(LIBRARY.judgement(), field -> (field - 1) / 2 * 9L / ((long) field * field))),
                mistake(
                        "divided-the-other-way-round",
                        new Given(LIBRARY.judgement(), field -> 1 / shareOfLibrary(field))),
                mistake(
                        "added-up-the-kernels",
                        new Given(LIBRARY.judgement(), field -> field / 3 * 9.0 / ((double) field * field))),
                mistake("gave-what-is-saved", new Given(LIBRARY.judgement(), field -> 1 - shareOfLibrary(field))),
                mistake("compared-the-sides", new Given(LIBRARY.judgement(), field -> (field - 1) / 2 * 3.0 / field)),
                mistake(
                        "took-one-layer-too-many",
                        new Given(LIBRARY.judgement(), field -> (field + 1) / 2 * 9.0 / ((double) field * field))),
                mistake(
                        "multiplied-ints",
                        new Given(LIBRARY.judgement(), field -> (field - 1) / 2 * 9.0 / (field * field))));
    }

    @Points(1)
    @Order(1)
    void examples(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.share(5), a -> a.share(7));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.share(3), a -> a.share(9), a -> a.share(15), a -> a.share(100_001));
        compare(answer, LIBRARY).atRandom(30, r -> {
            int field = 2 * r.nextInt(1, r.nextBoolean() ? 20 : 100_000) + 1;
            return a -> a.share(field);
        });
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static double shareOfLibrary(int field) {
        double layers = (field - 1) / 2;
        return layers * 9 / ((double) field * field);
    }
}
