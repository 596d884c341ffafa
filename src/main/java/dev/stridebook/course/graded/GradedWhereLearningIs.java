package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.WhereLearningIs;
import dev.stridebook.course.exercise.WhereLearningIs.Answer;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link WhereLearningIs}. */
public final class GradedWhereLearningIs implements Graded<Answer> {
    private record Given(Judgement judgement, long inConvolutions, long inLinear) implements Answer {}

    private static final long CONVOLUTIONS = parameters(Conv2d.class);
    private static final long LINEAR = parameters(Linear.class);
    private static final Answer LIBRARY =
            new Given(CONVOLUTIONS > LINEAR ? Judgement.TRUE : Judgement.FALSE, CONVOLUTIONS, LINEAR);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, CONVOLUTIONS, LINEAR)),
                mistake("judged-depends", new Given(Judgement.DEPENDS, CONVOLUTIONS, LINEAR)),
                mistake(
                        "left-out-the-biases-of-the-convolutions",
                        new Given(LIBRARY.judgement(), CONVOLUTIONS - 30, LINEAR)),
                mistake(
                        "left-out-the-biases-of-the-fully-connected-layers",
                        new Given(LIBRARY.judgement(), CONVOLUTIONS, LINEAR - 60)),
                mistake("gave-each-kernel-a-single-channel", new Given(LIBRARY.judgement(), 10 * 26 + 20 * 26, LINEAR)),
                mistake("left-out-all-biases", new Given(LIBRARY.judgement(), CONVOLUTIONS - 30, LINEAR - 60)),
                mistake(
                        "added-a-single-bias-to-each-layer",
                        new Given(LIBRARY.judgement(), CONVOLUTIONS - 28, LINEAR - 58)),
                mistake("swapped-the-two-numbers", new Given(LIBRARY.judgement(), LINEAR, CONVOLUTIONS)));
    }

    @Points(1)
    @Order(1)
    void convolutions(Answer answer) {
        compare(answer, LIBRARY).on(Answer::inConvolutions);
    }

    @Points(1)
    @Order(2)
    void linear(Answer answer) {
        compare(answer, LIBRARY).on(Answer::inLinear);
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    private static long parameters(Class<? extends Layer> type) {
        Sequential net = Networks.mnistNet(0);
        return net.layers().stream()
                .filter(type::isInstance)
                .flatMap(layer -> layer.parameters().stream())
                .mapToLong(parameter -> parameter.value().length())
                .sum();
    }
}
