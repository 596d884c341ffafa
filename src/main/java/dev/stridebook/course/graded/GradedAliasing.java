package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.Aliasing;
import dev.stridebook.course.exercise.Aliasing.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link Aliasing}. */
public final class GradedAliasing implements Graded<Answer> {
    /** Mirrors the frequency at the new limit until it is below the limit. */
    private static final Answer LIBRARY = (frequency, sampleRate) -> {
        double limit = sampleRate / 4;
        double folded = frequency;
        while (folded > limit) {
            folded = Math.abs(2 * limit - folded);
        }
        return folded;
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("let-every-tone-survive", (f, rate) -> f),
                mistake("halved-the-frequency", (f, rate) -> f / 2),
                mistake("held-high-tones-at-the-limit", (f, rate) -> Math.min(f, rate / 4)),
                mistake("subtracted-the-limit", (f, rate) -> f > rate / 4 ? f - rate / 4 : f),
                mistake("silenced-high-tones", (f, rate) -> f > rate / 4 ? 0 : f));
    }

    @Points(1)
    @Order(1)
    void low(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.heard(440, 8000), a -> a.heard(2000, 8000), a -> a.heard(0, 8000));
    }

    @Points(1)
    @Order(2)
    void high(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.heard(3000, 8000), a -> a.heard(3500, 8000), a -> a.heard(4000, 8000));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int rate = 100 * r.nextInt(40, 480);
            int frequency = r.nextInt(0, rate / 2);
            return a -> a.heard(frequency, rate);
        });
    }
}
