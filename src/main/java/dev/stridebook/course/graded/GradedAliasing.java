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
                mistake("silenced-high-tones", (f, rate) -> f > rate / 4 ? 0 : f),
                mistake("mirrored-every-tone", (f, rate) -> rate / 2 - f),
                mistake("gave-a-negative-frequency", (f, rate) -> f > rate / 4 ? f - rate / 2 : f),
                mistake("took-the-rate-of-the-example", (f, rate) -> Math.min(f, 4000 - f)),
                mistake("rounded-to-whole-hertz", (f, rate) -> Math.round(Math.min(f, rate / 2 - f))),
                mistake("dropped-the-fractions-of-the-rate", (f, rate) -> Math.min(f, (int) rate / 2 - f)));
    }

    @Points(1)
    @Order(1)
    void low(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.heard(440, 8000),
                        a -> a.heard(2000, 8000),
                        a -> a.heard(0, 8000),
                        a -> a.heard(440.25, 44100),
                        a -> a.heard(0.5, 2.5));
    }

    @Points(1)
    @Order(2)
    void high(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.heard(3000, 8000),
                        a -> a.heard(3500, 8000),
                        a -> a.heard(4000, 8000),
                        a -> a.heard(5000, 11025),
                        a -> a.heard(1.125, 2.5),
                        a -> a.heard(20000.75, 44100));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            // With 1024ths of a hertz doubles are exact, even if the result is close to 0.
            int rate = r.nextInt(1, 100_000 * 1024);
            int frequency = r.nextInt(0, rate / 2 + 1);
            return a -> a.heard(frequency / 1024.0, rate / 1024.0);
        });
    }
}
