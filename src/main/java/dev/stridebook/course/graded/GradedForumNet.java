package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.ForumNet;
import dev.stridebook.course.exercise.ForumNet.Answer;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link ForumNet}. */
public final class GradedForumNet implements Graded<Answer> {
    private static final Shape DIGIT = Shape.of(1, 28, 28);
    private static final Sequential MENDED = Networks.forumNetFixed(0);
    private static final Answer LIBRARY = () -> mended(Library.features(MENDED, DIGIT));

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("left-the-network-as-it-was", () -> mended(800)),
                mistake("rounded-up", () -> mended(32 * 7 * 7)),
                mistake("forgot-the-channels", () -> mended(6 * 6)),
                mistake("took-the-channels-of-the-first-layer", () -> mended(16 * 6 * 6)),
                mistake("stopped-after-the-first-layer", () -> mended(32 * 13 * 13)),
                mistake("forgot-the-convolutions", () -> mended(28 * 28)),
                mistake(
                        "swapped-the-two-numbers", () -> new String[] {
                            "conv 1 16 k3 s2", "relu", "conv 16 32 k3 s2", "relu", "flatten", "linear 10 1152"
                        }),
                mistake("wrote-a-product", () -> new String[] {
                    "conv 1 16 k3 s2", "relu", "conv 16 32 k3 s2", "relu", "flatten", "linear 32*6*6 10"
                }),
                mistake("added-padding", () -> new String[] {
                    "conv 1 16 k3 s2 p1", "relu", "conv 16 32 k3 s2 p1", "relu", "flatten", "linear 1568 10"
                }),
                mistake(
                        "made-800-fit", () -> new String[] {
                            "conv 1 16 k3 s2", "relu", "conv 16 32 k5 s2", "relu", "flatten", "linear 800 10"
                        }));
    }

    @Points(1)
    @Order(1)
    void runs(Answer answer) {
        compare(answer, LIBRARY).on(a -> LayerTexts.outputShape(a.layers(), DIGIT));
    }

    @Points(2)
    @Order(2)
    void same(Answer answer) {
        compare(answer, LIBRARY).on(a -> LayerTexts.cost(a.layers(), DIGIT));
    }

    @Points(1)
    @Order(3)
    void order(Answer answer) {
        compare(answer, LIBRARY).on(a -> LayerTexts.names(a.layers()));
    }

    private static String[] mended(long features) {
        return new String[] {
            "conv 1 16 k3 s2", "relu", "conv 16 32 k3 s2", "relu", "flatten", "linear " + features + " 10"
        };
    }
}
