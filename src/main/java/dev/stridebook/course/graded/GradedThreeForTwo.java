package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.ThreeForTwo;
import dev.stridebook.course.exercise.ThreeForTwo.Answer;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Size;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Order;

/** Grades {@link ThreeForTwo}. */
public final class GradedThreeForTwo implements Graded<Answer> {
    private record Given(Judgement judgement, IntBinaryOperator function) implements Answer {
        @Override
        public int receptiveField(int layers, int kernel) {
            return function.applyAsInt(layers, kernel);
        }
    }

    private static final Answer LIBRARY = new Given(
            fieldOfLibrary(3, 3) == fieldOfLibrary(2, 5) ? Judgement.TRUE : Judgement.FALSE,
            GradedThreeForTwo::fieldOfLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, GradedThreeForTwo::fieldOfLibrary)),
                mistake("added-the-kernels", new Given(LIBRARY.judgement(), (layers, k) -> layers * k)),
                mistake("forgot-the-cell-itself", new Given(LIBRARY.judgement(), (layers, k) -> layers * (k - 1))),
                mistake("looked-at-one-layer", new Given(LIBRARY.judgement(), (layers, k) -> k)),
                mistake("judged-depends", new Given(Judgement.DEPENDS, GradedThreeForTwo::fieldOfLibrary)),
                mistake(
                        "took-all-kernels-for-odd",
                        new Given(LIBRARY.judgement(), (layers, k) -> 1 + layers * 2 * (k / 2))),
                mistake("multiplied-the-kernels", new Given(LIBRARY.judgement(), (layers, k) ->
                        (int) Math.pow(k, layers))),
                mistake(
                        "let-each-layer-add-a-whole-kernel",
                        new Given(LIBRARY.judgement(), (layers, k) -> 1 + layers * k)),
                mistake(
                        "swapped-layers-and-kernel",
                        new Given(LIBRARY.judgement(), (layers, k) -> 1 + k * (layers - 1))));
    }

    @Points(1)
    @Order(1)
    void claimed(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.receptiveField(3, 3), a -> a.receptiveField(2, 5));
    }

    @Points(1)
    @Order(2)
    void others(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        40,
                        r -> {
                            int layers = r.nextInt(1, r.nextBoolean() ? 6 : 200);
                            int kernel = r.nextInt(1, 12);
                            return a -> a.receptiveField(layers, kernel);
                        },
                        a -> a.receptiveField(1, 3),
                        a -> a.receptiveField(2, 3),
                        a -> a.receptiveField(1, 5),
                        a -> a.receptiveField(4, 3),
                        a -> a.receptiveField(5, 1),
                        a -> a.receptiveField(3, 7),
                        a -> a.receptiveField(3, 2));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static int fieldOfLibrary(int layers, int k) {
        ReceptiveField field = ReceptiveField.of(Size.square(10_000));
        for (int layer = 0; layer < layers; layer++) {
            field = field.after(kernel(k));
        }
        return field.size().height();
    }
}
